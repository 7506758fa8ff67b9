package io.riskhub.cli;

import io.riskhub.cli.failure.ErrorReport;
import io.riskhub.cli.failure.HubTrouble;
import io.riskhub.cli.failure.Problem;
import io.riskhub.cli.failure.Refusal;
import io.riskhub.cli.failure.WrongUsage;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.OutputFormat;
import io.riskhub.cli.progress.Terminal;
import io.riskhub.client.fault.RiskHubException;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns whatever goes wrong into a sentence, or an object in JSON, and an exit code. */
final class FailureHandler {

  private FailureHandler() {}

  /** What was typed cannot be understood. */
  static int wrongUsage(ParameterException e, String[] arguments) {
    CommandLine commandLine = e.getCommandLine();
    return tell(commandLine, ExitCode.USAGE, WrongUsage.of(e, arguments), arguments);
  }

  /** The command began and could not finish. */
  static int failed(Exception thrown, CommandLine commandLine, ParseResult parsed) {
    // Where a known failure was noticed tells nothing; what lies behind it may.
    boolean known = thrown instanceof CommandFailure || thrown instanceof RiskHubException;
    @Nullable Throwable fault = known ? thrown.getCause() : thrown;
    if (fault != null && commandLine.getParseResult().hasMatchedOption("-v")) {
      // Before the error, so that a program finds that in the last line.
      fault.printStackTrace(commandLine.getErr());
    }
    String[] arguments = parsed.originalArgs().toArray(String[]::new);
    return switch (thrown) {
      case Refusal refusal -> tell(commandLine, refusal.exitCode(), refusal.problem(), arguments);
      case CommandFailure failure ->
          tell(
              commandLine,
              failure.exitCode(),
              Problem.of(failure.sentence(), failure.hint()),
              arguments);
      case RiskHubException trouble ->
          tell(commandLine, HubTrouble.exitCode(trouble), HubTrouble.problem(trouble), arguments);
      default ->
          tell(
              commandLine,
              ExitCode.FAULT,
              Problem.of("an unexpected fault: " + thrown, "-v shows where"),
              arguments);
    };
  }

  /** Java could not go on with the command. */
  static int broke(Error error, CommandLine commandLine, String... arguments) {
    // That of a command line which could not even be looked at is not there.
    @Nullable ParseResult parsed = commandLine.getParseResult();
    CommandLine command = parsed == null ? commandLine : parsed.asCommandLineList().getLast();
    if (parsed != null && command.getParseResult().hasMatchedOption("-v")) {
      error.printStackTrace(commandLine.getErr());
    }
    return tell(command, ExitCode.FAULT, problem(error), arguments);
  }

  private static Problem problem(Error error) {
    return switch (error) {
      case OutOfMemoryError memory ->
          Problem.of(
              "out of memory: " + memory.getMessage(),
              "give it more: RISKHUB_JAVA_OPTS=-Xmx2g, or what the machine can spare");
      case LinkageError library ->
          Problem.of(
              "a library is missing, or is not the one it was made with: " + library,
              "unpack the tarball again, into an empty folder");
      default -> Problem.of("an unexpected fault: " + error, "-v shows where");
    };
  }

  /**
   * Tells of {@code problem}, as {@code arguments} ask for; the exit code is what the process ends
   * with.
   */
  static int tell(CommandLine commandLine, ExitCode code, Problem problem, String... arguments) {
    ErrorReport report = ErrorReport.of(commandLine.getCommandSpec(), code, problem);
    PrintWriter err = commandLine.getErr();
    if (TypedFormat.of(arguments) == OutputFormat.TABLE) {
      boolean plain = List.of(arguments).contains("--no-color");
      Ansi colours = plain ? Ansi.OFF : Terminal.errorColours();
      err.println(CommandLine.Help.defaultColorScheme(colours).errorText(report.text()));
    } else {
      err.println(report.json());
    }
    err.flush();
    return report.exitCode();
  }
}

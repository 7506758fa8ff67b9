package io.riskhub.cli;

import io.riskhub.cli.failure.HubTrouble;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.OwnExitCodes;
import io.riskhub.cli.output.Printable;
import io.riskhub.client.fault.RiskHubException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever goes wrong into a sentence and an exit code. */
final class FailureHandler {

  private FailureHandler() {}

  /** What was typed cannot be understood. */
  static int wrongUsage(ParameterException e, String[] arguments) {
    CommandLine commandLine = e.getCommandLine();
    PrintWriter err = commandLine.getErr();
    tell(commandLine, String.valueOf(e.getMessage()));
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try '" + name(commandLine) + " --help'.");
    err.flush();
    return number(ExitCode.USAGE, commandLine);
  }

  /** The command began and could not finish. */
  static int failed(Exception thrown, CommandLine commandLine, ParseResult parsed) {
    ExitCode code = ExitCode.FAULT;
    Throwable fault = thrown;
    if (thrown instanceof CommandFailure known) {
      code = known.exitCode();
      // Where a known failure was noticed tells nothing; what lies behind it may.
      fault = known.getCause();
      tell(commandLine, known.sentence());
    } else if (thrown instanceof RiskHubException trouble) {
      code = HubTrouble.exitCode(trouble);
      fault = trouble.getCause();
      tell(commandLine, HubTrouble.problem(trouble).sentence());
    } else {
      tell(commandLine, "an unexpected fault: " + thrown + "; -v shows where");
    }
    if (fault != null && commandLine.getParseResult().hasMatchedOption("-v")) {
      fault.printStackTrace(commandLine.getErr());
    }
    commandLine.getErr().flush();
    return number(code, commandLine);
  }

  /** What the process ends with when a command failed so. */
  static int number(ExitCode code, CommandLine commandLine) {
    return commandLine.getCommandSpec().userObject() instanceof OwnExitCodes own
        ? own.failed()
        : code.number();
  }

  private static void tell(CommandLine commandLine, String text) {
    String sentence = Printable.lines(text);
    commandLine
        .getErr()
        .println(commandLine.getColorScheme().errorText(name(commandLine) + ": " + sentence));
  }

  private static String name(CommandLine commandLine) {
    return commandLine.getCommandSpec().qualifiedName();
  }
}

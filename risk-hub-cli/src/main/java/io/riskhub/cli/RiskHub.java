package io.riskhub.cli;

import io.riskhub.cli.failure.Problem;
import io.riskhub.cli.help.HelpLayout;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.progress.Results;
import io.riskhub.cli.progress.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code riskhub} command. */
@Command(
    name = "riskhub",
    scope = ScopeType.INHERIT,
    versionProvider = VersionCommand.Line.class,
    header = "Operate a risk signal hub.",
    footer = {
      "riskhub serve",
      "riskhub push snapshot.json --actor gateway --stage live",
      "riskhub monitor --all-worlds"
    },
    synopsisSubcommandLabel = "COMMAND",
    synopsisHeading = "%nUsage: ",
    descriptionHeading = "%n",
    parameterListHeading = "%nArguments:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    footerHeading = "%nExamples:%n",
    sortOptions = false,
    usageHelpAutoWidth = true)
public final class RiskHub implements Runnable {

  /** As a program ends that knows nothing of closed pipes: 128 and SIGPIPE. */
  private static final int CLOSED_PIPE = 141;

  @Spec private CommandSpec command;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "show the version of riskhub")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean version;

  private RiskHub() {}

  /** Ends the process with the exit code of the command. */
  public static void main(String... arguments) {
    // Numbers look the same everywhere, as a program expects that reads them.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    PrintWriter out = Results.open();
    String[] typed = understood(arguments);
    System.exit(run(commandLine(typed, out, standardError()), typed));
  }

  /** Of other programs people know to ask for help with {@code help get}. */
  static String[] understood(String... arguments) {
    return arguments.length == 0 || !arguments[0].equals("help")
        ? arguments
        : Stream.concat(Stream.of(arguments).skip(1), Stream.of("--help"))
            .distinct()
            .toArray(String[]::new);
  }

  /** The whole command line, with its results to {@code out} and all else to {@code err}. */
  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    return commandLine(Subcommand.ALL, out, err);
  }

  /** As much of it as these arguments need, which is made sooner. */
  static CommandLine commandLine(String[] arguments, PrintWriter out, PrintWriter err) {
    return commandLine(Subcommand.of(arguments).map(List::of).orElse(Subcommand.ALL), out, err);
  }

  private static CommandLine commandLine(
      List<Subcommand> commands, PrintWriter out, PrintWriter err) {
    CommandLine commandLine = new CommandLine(new RiskHub());
    commands.forEach(command -> commandLine.addSubcommand(command.typed(), command.type()));
    commandLine
        .setOut(out)
        .setErr(err)
        .setColorScheme(CommandLine.Help.defaultColorScheme(Terminal.resultColours()))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(FailureHandler::wrongUsage)
        .setExecutionExceptionHandler(FailureHandler::failed);
    HelpLayout.arrange(commandLine);
    CommandGroups.arrange(commandLine);
    return commandLine;
  }

  static int run(CommandLine commandLine, String... arguments) {
    int code = execute(commandLine, arguments);
    if (!commandLine.getOut().checkError() || code != ExitCode.DONE.number()) {
      return code;
    }
    if (Results.areUnread(commandLine.getOut())) {
      return CLOSED_PIPE;
    }
    // A full disk must not pass for success.
    return FailureHandler.tell(
        commandLine.getParseResult().asCommandLineList().getLast(),
        ExitCode.FAULT,
        Problem.of("the results could not be written", "is the disk full?"),
        arguments);
  }

  /** Not all that can go wrong is an exception: memory runs out, a library is missing. */
  private static int execute(CommandLine commandLine, String... arguments) {
    try {
      return commandLine.execute(arguments);
    } catch (Error e) {
      return FailureHandler.broke(e, commandLine, arguments);
    }
  }

  @Override
  public void run() {
    command.commandLine().usage(command.commandLine().getOut());
  }

  /** In UTF-8, like the results. */
  private static PrintWriter standardError() {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), StandardCharsets.UTF_8));
  }
}

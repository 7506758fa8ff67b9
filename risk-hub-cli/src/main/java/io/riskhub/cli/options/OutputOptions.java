package io.riskhub.cli.options;

import io.riskhub.cli.output.OutputFormat;
import io.riskhub.cli.output.Printable;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of every command about what it writes, and where that goes. */
public final class OutputOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, json or ndjson (default: ${DEFAULT-VALUE})")
  private OutputFormat format = OutputFormat.TABLE;

  @Option(
      names = {"-q", "--quiet"},
      description = "no progress and no remarks: only results and errors")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "tell each retry, and show the stack trace of a fault")
  private boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Option(names = "-V", versionHelp = true, description = "show the version of riskhub")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean version;

  @Option(names = "--no-color", description = "no colours (NO_COLOR)")
  void noColor(boolean without) {
    if (without) {
      CommandLine root = command.root().commandLine();
      root.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    }
  }

  public OutputFormat format() {
    return format;
  }

  public boolean isQuiet() {
    return quiet;
  }

  public boolean isVerbose() {
    return verbose;
  }

  /** Where results go. */
  public PrintWriter out() {
    return command.commandLine().getOut();
  }

  /** Where everything else goes. */
  public PrintWriter err() {
    return command.commandLine().getErr();
  }

  /**
   * Tells people something that is neither a result nor an error. A program that asks for JSON is
   * not bothered with it, unless told to be verbose.
   */
  public void remark(String sentence) {
    if (!quiet && (isForPeople() || verbose)) {
      err().println(Printable.lines(sentence));
      err().flush();
    }
  }

  /** Whether results are tables and sentences. */
  public boolean isForPeople() {
    return format == OutputFormat.TABLE;
  }
}

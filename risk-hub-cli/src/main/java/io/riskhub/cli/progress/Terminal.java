package io.riskhub.cli.progress;

import io.riskhub.cli.options.Environment;
import picocli.CommandLine.Help.Ansi;

/** What is known of the places where remarks and results are shown. */
public final class Terminal {

  /**
   * Both are set by the launcher, for the JDK can only tell whether input and output together are a
   * terminal.
   */
  private static final String STDERR_IS_TERMINAL = "riskhub.stderr.terminal";

  private static final String STDOUT_IS_TERMINAL = "riskhub.stdout.terminal";

  private Terminal() {}

  /** Of what is written to standard output. */
  public static Ansi resultColours() {
    return showsResults() && !Environment.refusesColours() ? Ansi.ON : Ansi.OFF;
  }

  /** Of what is written to standard error. */
  public static Ansi errorColours() {
    return showsProgress() && !Environment.refusesColours() ? Ansi.ON : Ansi.OFF;
  }

  /** Whether standard output is a terminal that can be cleared. */
  public static boolean showsResults() {
    return Boolean.getBoolean(STDOUT_IS_TERMINAL);
  }

  /** Whether standard error is a terminal that understands a carriage return. */
  public static boolean showsProgress() {
    return Boolean.getBoolean(STDERR_IS_TERMINAL);
  }
}

package io.riskhub.cli.progress;

/** What is known of the place where remarks are shown. */
public final class Terminal {

  /**
   * Set by the launcher, for the JDK can only tell whether input and output together are a
   * terminal.
   */
  private static final String STDERR_IS_TERMINAL = "riskhub.stderr.terminal";

  private Terminal() {}

  /** Whether standard error is a terminal that understands a carriage return. */
  public static boolean showsProgress() {
    return Boolean.getBoolean(STDERR_IS_TERMINAL);
  }
}

package io.riskhub.cli.output;

import org.jspecify.annotations.Nullable;

/** A known reason why a command cannot go on, told in a sentence: what, where, what to do. */
public final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  public CommandFailure(ExitCode exitCode, String sentence) {
    this(exitCode, sentence, null);
  }

  /** With the {@code cause} for those who ask for a stack trace. */
  public CommandFailure(ExitCode exitCode, String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
    this.exitCode = exitCode;
  }

  public ExitCode exitCode() {
    return exitCode;
  }

  /** The sentence for people. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}

package io.riskhub.cli.output;

import org.jspecify.annotations.Nullable;

/** A known reason why a command cannot go on, told in a sentence: what, and where. */
public class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final @Nullable String hint;

  public CommandFailure(ExitCode exitCode, String sentence) {
    this(exitCode, sentence, null, null);
  }

  /** With what to do about it, where the sentence does not say so by itself. */
  public CommandFailure(ExitCode exitCode, String sentence, @Nullable String hint) {
    this(exitCode, sentence, hint, null);
  }

  /** With the {@code cause} for those who ask for a stack trace. */
  public CommandFailure(ExitCode exitCode, String sentence, @Nullable Throwable cause) {
    this(exitCode, sentence, null, cause);
  }

  public CommandFailure(
      ExitCode exitCode, String sentence, @Nullable String hint, @Nullable Throwable cause) {
    super(sentence, cause);
    this.exitCode = exitCode;
    this.hint = hint;
  }

  public ExitCode exitCode() {
    return exitCode;
  }

  /** The sentence for people. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /** What to do about it; null where the sentence says all. */
  public @Nullable String hint() {
    return hint;
  }
}

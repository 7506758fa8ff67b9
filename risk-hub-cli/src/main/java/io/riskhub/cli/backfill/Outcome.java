package io.riskhub.cli.backfill;

import io.riskhub.cli.output.ExitCode;
import java.util.Locale;

/** What may become of an entry, by its name in JSON output. */
enum Outcome {
  WRITTEN(ExitCode.DONE),
  DUPLICATE(ExitCode.DONE),
  CONFLICT(ExitCode.REFUSED),
  /** It is no snapshot that a hub could have stored. */
  REFUSED(ExitCode.REFUSED),
  /** There was nothing to be written. */
  NOTHING(ExitCode.DONE);

  private final ExitCode exitCode;

  Outcome(ExitCode exitCode) {
    this.exitCode = exitCode;
  }

  ExitCode exitCode() {
    return exitCode;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

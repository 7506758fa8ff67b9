package io.riskhub.cli.push;

import io.riskhub.cli.output.ExitCode;
import java.util.Locale;

/** What became of one pushed snapshot; its name in JSON output is part of the interface. */
enum Outcome {
  STORED(ExitCode.DONE, false, "stored", "stored"),
  DUPLICATE(ExitCode.DONE, false, "duplicate", "duplicates"),
  /** Dry run: it would be stored. */
  WOULD_STORE(ExitCode.DONE, false, "would be stored", "would be stored"),
  REFUSED(ExitCode.REFUSED, false, "refused", "refused"),
  CONFLICT(ExitCode.REFUSED, false, "conflict", "conflicts"),
  UNAVAILABLE(ExitCode.UNAVAILABLE, true, "unavailable", "unavailable"),
  NOT_ALLOWED(ExitCode.NOT_ALLOWED, true, "not allowed", "not allowed"),
  /** The hub broke over this one; the next may fare better. */
  FAILED(ExitCode.FAULT, false, "failed", "failed"),
  /** What answered is no hub. */
  NO_HUB(ExitCode.FAULT, true, "failed", "failed");

  private final ExitCode exitCode;
  private final boolean last;
  private final String one;
  private final String many;

  Outcome(ExitCode exitCode, boolean last, String one, String many) {
    this.exitCode = exitCode;
    this.last = last;
    this.one = one;
    this.many = many;
  }

  ExitCode exitCode() {
    return exitCode;
  }

  /** Whether every further snapshot would meet the same. */
  boolean endsTheRun() {
    return last;
  }

  /** In a sentence, {@code count} of them. */
  String words(long count) {
    return "%,d %s".formatted(count, count == 1 ? one : many);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

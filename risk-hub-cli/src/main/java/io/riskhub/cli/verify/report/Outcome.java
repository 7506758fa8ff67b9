package io.riskhub.cli.verify.report;

import io.riskhub.cli.output.ExitCode;
import java.util.Locale;

/** What is known of a snapshot's hash; its name in JSON output is part of the interface. */
public enum Outcome {
  VERIFIED(ExitCode.DONE, "verified"),
  /** It has none, and there is nothing else to compare with. */
  NO_HASH(ExitCode.DONE, "without a hash"),
  /** Its content hashes to something else than its hash. */
  MISMATCH(ExitCode.REFUSED, "with a wrong hash"),
  /** The hub has other content under its version. */
  DIFFERS(ExitCode.REFUSED, "unlike the hub's"),
  /** The hub sent another snapshot than the one that was asked for. */
  MISPLACED(ExitCode.REFUSED, "under another's name"),
  /** It breaks the contract, whatever its hash. */
  INVALID(ExitCode.REFUSED, "against the contract"),
  /** It is no JSON, and so has no hash. */
  UNREADABLE(ExitCode.REFUSED, "unreadable"),
  /** The hub has no such version to compare with. */
  NOT_FOUND(ExitCode.NOT_FOUND, "not in the hub");

  private final ExitCode exitCode;
  private final String words;

  Outcome(ExitCode exitCode, String words) {
    this.exitCode = exitCode;
    this.words = words;
  }

  public ExitCode exitCode() {
    return exitCode;
  }

  /** In a sentence, {@code count} of them. */
  String words(long count) {
    return "%,d %s".formatted(count, words);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package io.riskhub.contract;

import java.time.Instant;
import java.util.List;

/** What the check of a submitted snapshot can say. */
public sealed interface Verdict {

  /** It keeps the contract. */
  record Accepted(Snapshot snapshot) implements Verdict {}

  /** It is not strict JSON; {@code reason} completes the sentence "the body …". */
  record Malformed(String reason) implements Verdict {}

  /** The body names another world than the address. */
  record WorldMismatch(String addressed, String inBody) implements Verdict {}

  /** It breaks rules: all of them, at least one. */
  record Invalid(List<Violation> violations) implements Verdict {
    public Invalid {
      violations = List.copyOf(violations);
    }
  }

  /** It keeps the contract but was expired on arrival. */
  record Expired(SnapshotKey key, Instant expiredAt, Instant receivedAt) implements Verdict {}
}

package io.riskhub.cli.verify;

import io.riskhub.blob.ContentDigest;
import io.riskhub.blob.ContentDigest.Algorithm;
import io.riskhub.cli.verify.report.Outcome;
import io.riskhub.cli.verify.report.VerifyResult;
import io.riskhub.contract.json.StableHash;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Computes the hash of a snapshot's content anew, and compares it with the one that it claims. */
final class HashCheck {

  private HashCheck() {}

  static VerifyResult verify(Subject subject) {
    Optional<ContentDigest> claimed =
        Optional.ofNullable(subject.hash()).flatMap(ContentDigest::parse);
    Algorithm algorithm = claimed.map(ContentDigest::algorithm).orElse(Algorithm.BLAKE3);
    ContentDigest found =
        subject.violation() == null ? hash(algorithm, subject) : tryToHash(algorithm, subject);
    return new VerifyResult(
        subject.source(),
        subject.worldId(),
        subject.version(),
        outcome(subject, claimed, found),
        subject.hash(),
        found == null ? null : found.toString(),
        null,
        List.of(),
        null,
        subject.violation());
  }

  private static Outcome outcome(
      Subject subject, Optional<ContentDigest> claimed, @Nullable ContentDigest found) {
    boolean wrong = subject.hash() != null && !claimed.equals(Optional.ofNullable(found));
    if (wrong && found != null) {
      return Outcome.MISMATCH;
    }
    if (subject.violation() != null) {
      return Outcome.INVALID;
    }
    return subject.hash() == null ? Outcome.NO_HASH : Outcome.VERIFIED;
  }

  /** What breaks the contract may hold a number that no double can hold. */
  private static @Nullable ContentDigest tryToHash(Algorithm algorithm, Subject subject) {
    try {
      return hash(algorithm, subject);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static ContentDigest hash(Algorithm algorithm, Subject subject) {
    return StableHash.of(algorithm, subject.body());
  }
}

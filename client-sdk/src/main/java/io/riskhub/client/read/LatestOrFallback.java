package io.riskhub.client.read;

import io.riskhub.client.draft.SnapshotDraft;
import io.riskhub.risk.Covariance;
import io.riskhub.risk.Fallback;
import java.time.Duration;

/** A world's newest snapshot, or what to go by while there is no fresh one. */
public sealed interface LatestOrFallback {

  /**
   * It is fresh.
   *
   * @param snapshot with the fields that its refs stand for
   */
  record Fresh(StoredSnapshot snapshot) implements LatestOrFallback {}

  /**
   * It has expired. The same weights with a conservative covariance are what to go by.
   *
   * @param source the expired snapshot, with the fields that its refs stand for
   * @param staleFor how long ago it expired
   * @param covariance its own covariance, empty where it has none
   * @param risk that covariance made conservative; {@link Fallback#isComplete} tells whether the
   *     portfolio's risk can be computed with it
   * @param draft the same as a snapshot, marked as a fallback, ready to be published
   */
  record Conservative(
      StoredSnapshot source,
      Duration staleFor,
      Covariance covariance,
      Fallback risk,
      SnapshotDraft draft)
      implements LatestOrFallback {

    /** Why it is no fresh one, for people. */
    public String reason() {
      return "version \"%s\" of world \"%s\" expired at %s, %d s ago; its covariance was made conservative"
          .formatted(source.version(), source.worldId(), source.expiresAt(), staleFor.toSeconds());
    }
  }

  /** The hub knows no such snapshot, expired or not; {@code detail} says so. */
  record Nothing(String detail) implements LatestOrFallback {}
}

package io.riskhub.hub.backfill;

import io.riskhub.blob.ContentDigest;
import io.riskhub.contract.SnapshotKey;
import java.util.Optional;

/** What became of an entry of a source. */
public sealed interface BackfillResult {

  /** Where the entry stands in its source. */
  String place();

  /** The world that it is about, where that is known. */
  Optional<String> worldId();

  /** What became of a snapshot that is in order. */
  sealed interface OfSnapshot extends BackfillResult {

    SnapshotKey key();

    @Override
    default Optional<String> worldId() {
      return Optional.of(key().worldId());
    }
  }

  /**
   * It was not there and is now, durably; in a dry run, it would be.
   *
   * @param announced whether its event will be published
   */
  record Written(String place, SnapshotKey key, boolean announced) implements OfSnapshot {}

  /** The same content was there already. */
  record Duplicate(String place, SnapshotKey key) implements OfSnapshot {}

  /** Its version is taken by other content, which stays. */
  record Conflict(String place, SnapshotKey key, ContentDigest offered, ContentDigest existing)
      implements OfSnapshot {}

  /**
   * It is no snapshot that a hub could have stored.
   *
   * @param version that it names, if any
   * @param reason what is wrong with it
   */
  record Refused(String place, Optional<String> worldId, Optional<String> version, String reason)
      implements BackfillResult {}

  /** There was nothing to be written, and nothing is wrong with that. */
  record Nothing(String place, Optional<String> worldId, String reason) implements BackfillResult {}
}

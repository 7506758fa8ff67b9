package io.riskhub.hub.snapshot;

import io.riskhub.blob.ContentDigest;
import io.riskhub.contract.Snapshot;
import java.util.Optional;

/** What became of a valid snapshot that was to be stored. */
public sealed interface StoreResult extends PushResult {

  /** It was new; it and its event are durable (or, in a dry run, would be). */
  record Stored(Snapshot snapshot) implements StoreResult {}

  /** The same content was there already, as {@code existing}. */
  record Duplicate(Snapshot existing) implements StoreResult {}

  /** Its version is taken by other content. */
  record Conflict(Snapshot refused, ContentDigest existing) implements StoreResult {}

  /** The snapshot that is stored under the key, unless it is other content. */
  default Optional<Snapshot> stored() {
    return switch (this) {
      case Stored stored -> Optional.of(stored.snapshot());
      case Duplicate duplicate -> Optional.of(duplicate.existing());
      case Conflict conflict -> Optional.empty();
    };
  }

  /** Compares a snapshot with the one that holds its key. */
  static StoreResult against(Snapshot existing, Snapshot offered) {
    return existing.digest().equals(offered.digest())
        ? new Duplicate(existing)
        : new Conflict(offered, existing.digest());
  }
}

package io.riskhub.hub.snapshot;

import io.riskhub.blob.ContentDigest;
import io.riskhub.contract.Snapshot;

/** What became of a valid snapshot that was to be stored. */
public sealed interface StoreResult extends PushResult {

  /** It was new; it and its event are durable (or, in a dry run, would be). */
  record Stored(Snapshot snapshot) implements StoreResult {}

  /** The same content was there already, as {@code existing}. */
  record Duplicate(Snapshot existing) implements StoreResult {}

  /** Its version is taken by other content. */
  record Conflict(Snapshot refused, ContentDigest existing) implements StoreResult {}

  /** Compares a snapshot with the one that holds its key. */
  static StoreResult against(Snapshot existing, Snapshot offered) {
    return existing.digest().equals(offered.digest())
        ? new Duplicate(existing)
        : new Conflict(offered, existing.digest());
  }
}

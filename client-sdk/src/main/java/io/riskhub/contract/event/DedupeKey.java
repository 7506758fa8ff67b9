package io.riskhub.contract.event;

import io.riskhub.contract.Snapshot;

/** What a consumer remembers of a snapshot, in order to handle it once. */
public final class DedupeKey {

  private DedupeKey() {}

  /**
   * World, version, hash, actor and stage, joined by {@code |}. The hash is the one that we
   * compute, so that one content has one key whichever algorithm its producer chose.
   */
  public static String of(Snapshot snapshot) {
    return String.join(
        "|",
        snapshot.key().worldId(),
        snapshot.key().version(),
        snapshot.digest().toString(),
        snapshot.actor(),
        snapshot.stage());
  }
}

package io.riskhub.hub.snapshot;

import io.riskhub.contract.Snapshot;
import java.time.Duration;

/** Counts what becomes of pushes, and reads that find nothing. */
public interface SnapshotMeter {

  /** A new snapshot is durable, {@code age} after its creation. */
  void stored(Snapshot snapshot, Duration age);

  /** Content came that was there already. */
  void duplicate(Snapshot snapshot);

  /** A push was expired on arrival. */
  void expired(String worldId, String stage);

  /** A push was refused for another reason, or could not be stored. */
  void failed(String worldId, String stage);

  /** A reader asked for the newest snapshot of a world, and there is none that suits. */
  void missing(String worldId);
}

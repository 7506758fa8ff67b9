package io.riskhub.hub.bus.consumer;

import io.riskhub.contract.Snapshot;
import io.riskhub.contract.SnapshotKey;
import io.riskhub.hub.snapshot.PushResult;
import java.util.Optional;

/**
 * What the hub has stored, as the consumer of events sees it. Both methods throw {@link
 * io.riskhub.hub.snapshot.StorageUnavailableException} when the store is out of reach.
 */
public interface HubSnapshots {

  /** The snapshot under that key, expired or not. */
  Optional<Snapshot> find(SnapshotKey key);

  /** Stores a snapshot that came from another producer, without announcing it again. */
  PushResult adopt(Snapshot snapshot);
}

package io.riskhub.hub.backfill;

import io.riskhub.contract.Snapshot;
import io.riskhub.hub.snapshot.StoreResult;
import java.util.List;

/** Takes the snapshots that are in order. */
public interface SnapshotWriter {

  /**
   * Stores what is not there yet.
   *
   * @param announced whether the events of those are to be published
   * @return what became of each, in the same order
   * @throws io.riskhub.hub.snapshot.StorageUnavailableException when the store is out of reach
   */
  List<StoreResult> write(List<Snapshot> batch, boolean announced);
}

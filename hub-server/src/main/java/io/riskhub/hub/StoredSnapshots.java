package io.riskhub.hub;

import io.riskhub.contract.Snapshot;
import io.riskhub.contract.SnapshotKey;
import io.riskhub.hub.bus.consumer.HubSnapshots;
import io.riskhub.hub.snapshot.PushResult;
import io.riskhub.hub.snapshot.SnapshotRepository;
import io.riskhub.hub.snapshot.SnapshotService;
import io.riskhub.hub.snapshot.StoreResult;
import java.util.Optional;
import java.util.function.Function;

/**
 * Shows the hub's snapshots to the consumer of events.
 *
 * @param adoption stores a snapshot of another service
 */
record StoredSnapshots(
    SnapshotRepository repository,
    SnapshotService service,
    Function<Snapshot, StoreResult> adoption)
    implements HubSnapshots {

  @Override
  public Optional<Snapshot> find(SnapshotKey key) {
    return repository.find(key);
  }

  @Override
  public PushResult adopt(Snapshot snapshot) {
    return service.adopt(snapshot, adoption);
  }
}

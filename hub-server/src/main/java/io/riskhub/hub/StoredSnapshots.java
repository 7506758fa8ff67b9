package io.riskhub.hub;

import io.riskhub.contract.Snapshot;
import io.riskhub.contract.SnapshotKey;
import io.riskhub.hub.bus.consumer.HubSnapshots;
import io.riskhub.hub.snapshot.PushResult;
import io.riskhub.hub.snapshot.SnapshotRepository;
import io.riskhub.hub.snapshot.SnapshotService;
import java.util.Optional;

/** Shows the hub's snapshots to the consumer of events. */
record StoredSnapshots(SnapshotRepository repository, SnapshotService service)
    implements HubSnapshots {

  @Override
  public Optional<Snapshot> find(SnapshotKey key) {
    return repository.find(key);
  }

  @Override
  public PushResult adopt(Snapshot snapshot) {
    return service.adopt(snapshot);
  }
}

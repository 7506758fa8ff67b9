package io.riskhub.hub.bus.consumer;

import io.riskhub.contract.Snapshot;
import io.riskhub.contract.SnapshotKey;
import io.riskhub.contract.Verdict;
import io.riskhub.contract.event.BusEvent;
import io.riskhub.contract.event.SnapshotUpdated;
import io.riskhub.contract.validation.SnapshotContract;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Checks announced snapshots as if they had been pushed. What this hub announced has been, and is
 * not judged a second time: by a clock, limits or blob stores that may be others here, or without
 * the fields of its own that bear the name of an event's.
 */
public final class SnapshotEvents {

  private final SnapshotContract contract;
  private final HubSnapshots snapshots;
  private final Clock clock;

  public SnapshotEvents(SnapshotContract contract, HubSnapshots snapshots, Clock clock) {
    this.contract = contract;
    this.snapshots = snapshots;
    this.clock = clock;
  }

  /**
   * What a push of the announced snapshot by its own actor and stage would be told.
   *
   * @throws io.riskhub.hub.snapshot.StorageUnavailableException when it has to be known whether it
   *     is stored, and cannot be
   */
  Verdict check(BusEvent.SnapshotUpdated event) {
    return switch (event.check(contract, clock.instant())) {
      case Verdict.Accepted accepted -> accepted;
      case Verdict.Expired expired -> expired;
      case Verdict refused -> announced(event).map(this::alive).orElse(refused);
    };
  }

  /** The stored snapshot whose announcement the event is, to the last field. */
  private Optional<Snapshot> announced(BusEvent.SnapshotUpdated event) {
    return event
        .worldId()
        .flatMap(world -> event.version().flatMap(v -> snapshots.find(new SnapshotKey(world, v))))
        .filter(stored -> SnapshotUpdated.announces(event, stored));
  }

  private Verdict alive(Snapshot stored) {
    Instant now = clock.instant();
    return stored.isExpired(now)
        ? new Verdict.Expired(stored.key(), stored.expiresAt(), now)
        : new Verdict.Accepted(stored);
  }
}

package io.riskhub.hub.signal;

import io.riskhub.contract.Snapshot;
import io.riskhub.contract.SnapshotKey;
import io.riskhub.hub.snapshot.SnapshotQuery;
import io.riskhub.hub.snapshot.SnapshotRepository;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers what the workers found. */
public final class SignalService {

  private final SnapshotRepository snapshots;
  private final SignalRepository signals;

  public SignalService(SnapshotRepository snapshots, SignalRepository signals) {
    this.snapshots = snapshots;
    this.signals = signals;
  }

  /**
   * The signals about a snapshot, none while no worker is done with it; empty when there is no such
   * snapshot.
   *
   * @param version of the snapshot; {@code null} for the world's newest, expired or not, since what
   *     was found about it is worth knowing as long as nothing newer came
   */
  public Optional<SnapshotSignals> find(String worldId, @Nullable String version) {
    Optional<Snapshot> snapshot =
        version == null
            ? snapshots.list(SnapshotQuery.newest(worldId).limit(1)).stream().findFirst()
            : snapshots.find(new SnapshotKey(worldId, version));
    return snapshot.map(found -> new SnapshotSignals(found, signals.find(found.key())));
  }
}

package io.riskhub.hub.backfill;

import io.riskhub.blob.ContentDigest;
import io.riskhub.contract.Snapshot;
import io.riskhub.contract.SnapshotKey;
import io.riskhub.hub.snapshot.StoreResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Says what {@link StoringWriter} would say, and writes nothing. */
public final class DryRunWriter implements SnapshotWriter {

  private final Function<SnapshotKey, Optional<Snapshot>> stored;

  /** What would be there by now. */
  private final Map<SnapshotKey, ContentDigest> written = new HashMap<>();

  /**
   * @param stored looks into the store
   */
  public DryRunWriter(Function<SnapshotKey, Optional<Snapshot>> stored) {
    this.stored = stored;
  }

  @Override
  public List<StoreResult> write(List<Snapshot> batch, boolean announced) {
    return batch.stream().map(this::compare).toList();
  }

  private StoreResult compare(Snapshot snapshot) {
    Optional<Snapshot> existing = stored.apply(snapshot.key());
    if (existing.isPresent()) {
      return StoreResult.against(existing.get(), snapshot);
    }
    ContentDigest earlier = written.putIfAbsent(snapshot.key(), snapshot.digest());
    if (earlier == null) {
      return new StoreResult.Stored(snapshot);
    }
    return earlier.equals(snapshot.digest())
        ? new StoreResult.Duplicate(snapshot)
        : new StoreResult.Conflict(snapshot, earlier);
  }
}

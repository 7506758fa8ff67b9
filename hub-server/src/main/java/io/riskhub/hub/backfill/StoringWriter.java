package io.riskhub.hub.backfill;

import io.riskhub.contract.Snapshot;
import io.riskhub.hub.snapshot.SnapshotRepository;
import io.riskhub.hub.snapshot.StoreResult;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes to the store of the hubs.
 *
 * @param repository the store
 * @param committed hears of every snapshot that is in the store after each batch, the duplicates
 *     too: a run that broke off may have stored them without a word to the caches of hubs
 */
public record StoringWriter(SnapshotRepository repository, Consumer<List<Snapshot>> committed)
    implements SnapshotWriter {

  @Override
  public List<StoreResult> write(List<Snapshot> batch, boolean announced) {
    List<StoreResult> results = announced ? repository.store(batch) : repository.adopt(batch);
    committed.accept(results.stream().flatMap(result -> result.stored().stream()).toList());
    return results;
  }
}

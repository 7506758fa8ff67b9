package io.riskhub.hub.snapshot.ingest;

import io.riskhub.contract.Snapshot;
import io.riskhub.contract.SnapshotKey;
import io.riskhub.hub.snapshot.SnapshotQuery;
import io.riskhub.hub.snapshot.SnapshotRepository;
import io.riskhub.hub.snapshot.StoreResult;
import io.riskhub.hub.snapshot.WorldHead;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A real repository in front of which something happens, once. */
final class FaultyRepository implements SnapshotRepository {

  private final SnapshotRepository real;
  private final AtomicReference<Runnable> next = new AtomicReference<>(() -> {});

  FaultyRepository(SnapshotRepository real) {
    this.real = real;
  }

  /** What is to happen before the next batch is stored. */
  void beforeNextBatch(Runnable event) {
    next.set(event);
  }

  @Override
  public List<StoreResult> store(List<Snapshot> batch) {
    next.getAndSet(() -> {}).run();
    return real.store(batch);
  }

  @Override
  public boolean announceAgain(SnapshotKey key) {
    return real.announceAgain(key);
  }

  @Override
  public List<StoreResult> adopt(List<Snapshot> batch) {
    return store(batch);
  }

  @Override
  public Optional<Snapshot> find(SnapshotKey key) {
    return real.find(key);
  }

  @Override
  public List<Snapshot> list(SnapshotQuery query) {
    return real.list(query);
  }

  @Override
  public List<WorldHead> newestOfEveryWorld() {
    return real.newestOfEveryWorld();
  }
}

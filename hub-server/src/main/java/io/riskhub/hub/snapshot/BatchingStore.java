package io.riskhub.hub.snapshot;

import io.riskhub.contract.Snapshot;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers concurrent pushes into few transactions. One thread writes; whatever arrives while it
 * commits forms the next batch, so that nobody waits for a batch to fill.
 */
public final class BatchingStore implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BatchingStore.class);

  /** Bounds a transaction where snapshots are large, in characters of JSON. */
  private static final long MAX_BATCH_SIZE = 8L << 20;

  private final SnapshotRepository repository;
  private final int capacity;
  private final int maxBatch;
  private final Duration patience;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<PendingStore> waiting = new ArrayDeque<>();
  private boolean closed;

  private final Thread writer;

  /**
   * Starts the writer.
   *
   * @param capacity how many pushes may wait for a transaction; more are refused
   * @param maxBatch the most snapshots in one transaction
   * @param patience how long a push waits for its commit
   */
  public BatchingStore(
      SnapshotRepository repository, int capacity, int maxBatch, Duration patience) {
    this.repository = repository;
    this.capacity = capacity;
    this.maxBatch = maxBatch;
    this.patience = patience;
    // A platform thread: it sits in JDBC all its life, and some drivers pin virtual threads.
    this.writer = Thread.ofPlatform().name("snapshot-writer").start(this::writeUntilClosed);
  }

  /**
   * Stores {@code snapshot} and waits for the commit.
   *
   * @throws StorageUnavailableException when too many wait, the commit takes too long, the store is
   *     out of reach, or this is closed
   */
  public StoreResult store(Snapshot snapshot) {
    PendingStore pending = new PendingStore(snapshot);
    lock.lock();
    try {
      if (closed) {
        throw new StorageUnavailableException("the hub is shutting down", null);
      }
      if (waiting.size() >= capacity) {
        throw new StorageUnavailableException(capacity + " pushes wait for the database", null);
      }
      waiting.add(pending);
      changed.signal();
    } finally {
      lock.unlock();
    }
    return pending.await(patience);
  }

  /** Takes no more pushes, stores those that were taken, then stops. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void writeUntilClosed() {
    List<PendingStore> batch = gather();
    while (!batch.isEmpty()) {
      write(batch);
      batch = gather();
    }
  }

  /** Waits for pushes and takes as many as make a batch; none means closed. */
  private List<PendingStore> gather() {
    List<PendingStore> batch = new ArrayList<>();
    long size = 0;
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        changed.awaitUninterruptibly();
      }
      while (batch.size() < maxBatch && size < MAX_BATCH_SIZE && !waiting.isEmpty()) {
        PendingStore next = waiting.remove();
        size += next.snapshot().json().length();
        batch.add(next);
      }
    } finally {
      lock.unlock();
    }
    return batch;
  }

  private void write(List<PendingStore> batch) {
    try {
      List<StoreResult> results =
          repository.store(batch.stream().map(PendingStore::snapshot).toList());
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).complete(results.get(i));
      }
    } catch (StorageUnavailableException e) {
      LOG.warn("{} pushes were not stored: {}", batch.size(), e.getMessage());
      batch.forEach(pending -> pending.fail(e));
    } catch (RuntimeException e) {
      retryOneByOne(batch, e);
    }
  }

  /** So that one bad row does not fail its neighbours. */
  private void retryOneByOne(List<PendingStore> batch, RuntimeException failure) {
    if (batch.size() == 1) {
      batch.getFirst().fail(failure);
      return;
    }
    LOG.warn("a batch of {} failed and is stored one by one", batch.size(), failure);
    batch.forEach(pending -> write(List.of(pending)));
  }
}

package io.riskhub.hub.snapshot.ingest;

import io.riskhub.contract.Snapshot;
import io.riskhub.hub.health.HealthCheck;
import io.riskhub.hub.snapshot.SnapshotRepository;
import io.riskhub.hub.snapshot.StorageUnavailableException;
import io.riskhub.hub.snapshot.StoreResult;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers concurrent pushes into few transactions. One thread writes; whatever arrives while it
 * commits forms the next batch, so that nobody waits for a batch to fill.
 */
public final class BatchingStore implements HealthCheck, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BatchingStore.class);

  /** Bounds a transaction where snapshots are large, in characters of JSON. */
  private static final long MAX_BATCH_SIZE = 8L << 20;

  /** Bounds what waits for a transaction, in characters of JSON. */
  private static final long MAX_WAITING_SIZE = 64L << 20;

  private final SnapshotRepository repository;
  private final Consumer<List<Snapshot>> onCommit;
  private final int capacity;
  private final int maxBatch;
  private final Duration patience;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<PendingStore> waiting = new ArrayDeque<>();
  private long waitingSize;
  private boolean closed;

  private final WriterHealth health;

  private final Thread writer;

  /**
   * Starts the writer.
   *
   * @param onCommit hears of the snapshots that are known to be stored, new or not, before their
   *     pushes are answered
   * @param capacity how many pushes may wait for a transaction; more are refused
   * @param maxBatch the most snapshots in one transaction
   * @param patience how long a push waits for its commit
   */
  public BatchingStore(
      SnapshotRepository repository,
      Consumer<List<Snapshot>> onCommit,
      int capacity,
      int maxBatch,
      Duration patience,
      Clock clock) {
    this.repository = repository;
    this.onCommit = onCommit;
    this.health = new WriterHealth(clock);
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
      if (isFull()) {
        throw new StorageUnavailableException(
            waiting.size() + " pushes wait for the database already", null);
      }
      waiting.add(pending);
      waitingSize += pending.size();
      changed.signal();
    } finally {
      lock.unlock();
    }
    return pending.await(patience);
  }

  /** Whether the next push would be refused, because too many wait already. */
  boolean isFull() {
    lock.lock();
    try {
      return waiting.size() >= capacity || waitingSize >= MAX_WAITING_SIZE;
    } finally {
      lock.unlock();
    }
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

  @Override
  public String part() {
    return "writer";
  }

  @Override
  public Optional<String> problem() {
    return writer.isAlive() ? health.problem() : Optional.of("it has stopped");
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
        size += next.size();
        waitingSize -= next.size();
        batch.add(next);
      }
    } finally {
      lock.unlock();
    }
    return batch;
  }

  private void write(List<PendingStore> batch) {
    health.began();
    try {
      List<StoreResult> results =
          repository.store(batch.stream().map(PendingStore::snapshot).toList());
      health.committed();
      answer(batch, results);
    } catch (StorageUnavailableException e) {
      health.failed(e);
      LOG.warn("{} pushes were not stored: {}", batch.size(), e.getMessage());
      batch.forEach(pending -> pending.fail(e));
    } catch (RuntimeException e) {
      retryOneByOne(batch, e);
    } catch (Throwable e) {
      // Such as a lack of memory. The writer must outlive it, or no push is ever stored again.
      health.failed(e);
      LOG.error("{} pushes were not stored", batch.size(), e);
      batch.forEach(pending -> pending.fail(new IllegalStateException("the writer failed", e)));
    }
  }

  /**
   * What is stored is answered with a fault where nobody may rely on it yet; it can be sent again.
   */
  private void answer(List<PendingStore> batch, List<StoreResult> results) {
    try {
      onCommit.accept(results.stream().flatMap(result -> result.stored().stream()).toList());
    } catch (RuntimeException e) {
      LOG.warn("{} pushes were stored, and readers may not see them yet", batch.size(), e);
      batch.forEach(pending -> pending.fail(e));
      return;
    }
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).complete(results.get(i));
    }
  }

  /** So that one bad row does not fail its neighbours. */
  private void retryOneByOne(List<PendingStore> batch, RuntimeException failure) {
    if (batch.size() == 1) {
      health.failed(failure);
      batch.getFirst().fail(failure);
      return;
    }
    LOG.warn("a batch of {} failed and is stored one by one", batch.size(), failure);
    batch.forEach(pending -> write(List.of(pending)));
  }
}

package io.riskhub.hub.snapshot.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskhub.contract.Snapshot;
import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.DatabaseAddress;
import io.riskhub.hub.jdbc.snapshot.JdbcSnapshotRepository;
import io.riskhub.hub.snapshot.StorageUnavailableException;
import io.riskhub.hub.snapshot.StoreResult;
import io.riskhub.testkit.Snapshots;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchingStoreTest {

  private static final Snapshot FIRST = Snapshots.of("w", "v1", "2026-01-01");
  private static final Snapshot SECOND = Snapshots.of("w", "v2", "2026-01-02");

  private static final Snapshot THIRD = Snapshots.of("w", "v3", "2026-01-03");

  @TempDir private Path directory;
  private final List<Snapshot> committed = new CopyOnWriteArrayList<>();
  private Database database;
  private FaultyRepository repository;

  @BeforeEach
  void open() {
    database = Database.open(DatabaseAddress.sqlite(directory.resolve("riskhub.db")));
    repository = new FaultyRepository(new JdbcSnapshotRepository(database, Clock.systemUTC()));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void tellsOfWhatIsStoredAlsoWhenItWasThereBefore() {
    try (BatchingStore store = store(100, Duration.ofSeconds(30))) {
      assertThat(store.store(FIRST)).isEqualTo(new StoreResult.Stored(FIRST));
      assertThat(store.store(FIRST)).isEqualTo(new StoreResult.Duplicate(FIRST));
      assertThat(store.store(Snapshots.of("w", "v1", "2026-02-02")))
          .isInstanceOf(StoreResult.Conflict.class);
    }
    assertThat(committed).containsExactly(FIRST, FIRST);
  }

  @Test
  void tellsOfACommitForWhichNobodyWaitedLongEnough() {
    CountDownLatch gaveUp = new CountDownLatch(1);
    repository.beforeNextBatch(() -> await(gaveUp));
    try (BatchingStore store = store(100, Duration.ofMillis(1))) {
      assertThatThrownBy(() -> store.store(FIRST)).isInstanceOf(StorageUnavailableException.class);
      gaveUp.countDown();
    }
    assertThat(committed).containsExactly(FIRST);
  }

  @Test
  void outlivesAnErrorAndSaysSo() {
    repository.beforeNextBatch(
        () -> {
          throw new OutOfMemoryError("for the test");
        });
    try (BatchingStore store = store(100, Duration.ofSeconds(30))) {
      assertThatThrownBy(() -> store.store(FIRST)).isInstanceOf(IllegalStateException.class);
      assertThat(store.problem()).hasValueSatisfying(p -> assertThat(p).contains("for the test"));

      assertThat(store.store(FIRST)).isEqualTo(new StoreResult.Stored(FIRST));
      assertThat(store.problem()).isEmpty();
    }
  }

  @Test
  void remembersWhatTheStoreRefusedAndNotThatItWasOutOfReach() {
    try (BatchingStore store = store(100, Duration.ofSeconds(30))) {
      failWith(new StorageUnavailableException("disk full", null));
      assertThatThrownBy(() -> store.store(FIRST)).isInstanceOf(StorageUnavailableException.class);
      assertThat(store.problem()).contains("the last commit failed: disk full");

      failWith(StorageUnavailableException.unreachable("no route", null));
      assertThatThrownBy(() -> store.store(FIRST)).isInstanceOf(StorageUnavailableException.class);
      assertThat(store.problem()).isEmpty();
    }
  }

  private void failWith(RuntimeException failure) {
    repository.beforeNextBatch(
        () -> {
          throw failure;
        });
  }

  @Test
  void aBatchThatFailsForItsContentIsStoredOneByOne() throws Exception {
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    repository.beforeNextBatch(
        () -> {
          writing.countDown();
          await(release);
          // The next batch is the two that wait by then.
          repository.beforeNextBatch(
              () -> {
                throw new IllegalArgumentException("for the test");
              });
        });
    try (BatchingStore store = store(2, Duration.ofSeconds(30));
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<StoreResult> busy = callers.submit(() -> store.store(THIRD));
      writing.await();
      Future<StoreResult> first = callers.submit(() -> store.store(FIRST));
      Future<StoreResult> second = callers.submit(() -> store.store(SECOND));
      awaitFull(store);
      release.countDown();

      assertThat(busy.get()).isEqualTo(new StoreResult.Stored(THIRD));
      assertThat(first.get()).isEqualTo(new StoreResult.Stored(FIRST));
      assertThat(second.get()).isEqualTo(new StoreResult.Stored(SECOND));
    }
  }

  @Test
  void refusesWhatItCannotQueue() throws Exception {
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    repository.beforeNextBatch(
        () -> {
          writing.countDown();
          await(release);
        });
    try (BatchingStore store = store(1, Duration.ofSeconds(30));
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<StoreResult> first = callers.submit(() -> store.store(FIRST));
      writing.await();
      Future<StoreResult> second = callers.submit(() -> store.store(SECOND));
      awaitFull(store);

      assertThatThrownBy(() -> store.store(THIRD))
          .isInstanceOf(StorageUnavailableException.class)
          .hasMessageContaining("wait for the database");
      release.countDown();
      assertThat(first.get()).isEqualTo(new StoreResult.Stored(FIRST));
      assertThat(second.get()).isEqualTo(new StoreResult.Stored(SECOND));
    }
  }

  @Test
  void storesNothingMoreOnceClosed() {
    BatchingStore store = store(100, Duration.ofSeconds(30));
    store.close();

    assertThatThrownBy(() -> store.store(FIRST))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining("shutting down");
    assertThat(store.problem()).isPresent();
  }

  private static void awaitFull(BatchingStore store) {
    while (!store.isFull()) {
      Thread.onSpinWait();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private BatchingStore store(int capacity, Duration patience) {
    return new BatchingStore(
        repository, committed::addAll, capacity, 100, patience, Clock.systemUTC());
  }
}

package io.riskhub.hub.signal.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.stores.BlobStores;
import io.riskhub.contract.Snapshot;
import io.riskhub.hub.bus.consumer.SnapshotEvent;
import io.riskhub.hub.bus.consumer.attempt.RejectedEventException;
import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.DatabaseAddress;
import io.riskhub.hub.jdbc.signal.JdbcSignalRepository;
import io.riskhub.risk.Covariance;
import io.riskhub.testkit.Snapshots;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignalWorkerTest {

  @TempDir private Path directory;

  private final CountDownLatch fetching = new CountDownLatch(1);
  private final CountDownLatch fetched = new CountDownLatch(1);

  @Test
  void aSnapshotWithoutRefsDoesNotWaitForOneWhoseBlobTakesForEver() throws Exception {
    try (BlobStore blobs =
            BlobStores.open(new BlobStoreSettings.Files(directory.resolve("blobs")));
        Database database = Database.open(DatabaseAddress.sqlite(directory.resolve("hub.db")));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      byte[] covariance = "{\"a,a\":0.04}".getBytes(StandardCharsets.US_ASCII);
      BlobRef ref = blobs.put("w", "v1", "covariance", covariance, Duration.ofHours(1));
      Snapshot offloaded =
          Snapshots.of("w", "v1", "2026-01-01", "\"covariance_ref\":\"%s\"".formatted(ref));
      Snapshot inline = Snapshots.of("other", "v1", "2026-01-01");
      JdbcSignalRepository signals = new JdbcSignalRepository(database, () -> {});
      SignalWorker worker =
          new SignalWorker(
              assessor(),
              new OffloadedFields(blobs),
              new Workplaces(1),
              new Workplaces(1),
              signals,
              Clock.systemUTC());
      try {
        Future<?> stuck = threads.submit(() -> handle(worker, offloaded));
        fetching.await();
        threads.submit(() -> handle(worker, inline)).get(30, TimeUnit.SECONDS);

        assertThat(signals.find(inline.key())).hasSize(1);
        assertThat(stuck).isNotDone();
        fetched.countDown();
        stuck.get(30, TimeUnit.SECONDS);
        assertThat(signals.find(offloaded.key())).hasSize(1);
      } finally {
        fetched.countDown();
      }
    }
  }

  private static boolean handle(SignalWorker worker, Snapshot snapshot) throws Exception {
    worker.handle(new SnapshotEvent(snapshot, new byte[0]));
    return true;
  }

  /** Takes as long over a portfolio with a covariance as a blob store that hangs. */
  private Assessor assessor() {
    return new Assessor() {
      @Override
      public String name() {
        return "patient";
      }

      @Override
      public Assessment assess(Portfolio portfolio) throws RejectedEventException {
        if (!portfolio.covariance().equals(Covariance.EMPTY)) {
          fetching.countDown();
          awaitFetched();
        }
        return new Assessment();
      }
    };
  }

  private void awaitFetched() {
    try {
      fetched.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

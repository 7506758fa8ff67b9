package io.riskhub.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.testkit.Announcements;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.PostgresServer;
import io.riskhub.testkit.Snapshots;
import io.riskhub.testkit.TestKafka;
import io.riskhub.testkit.TopicReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Loses the hub that publishes, again and again, while writers push to it and to a second one.
 * Every stored snapshot must be announced, none that is not stored, and those of a world in order.
 *
 * <p>{@code -Driskhub.test.relay.kills=50} makes it long.
 */
class RelayFailoverTest {

  private static final int KILLS = Integer.getInteger("riskhub.test.relay.kills", 4);
  private static final int WRITERS = 8;
  private static final long SEED = 20260301;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration REPLACED_WITHIN = Duration.ofSeconds(10);

  private final String dsn = PostgresServer.newDatabase();
  private final String topic = TestKafka.newTopic();
  private final List<HubProcess> hubs = new CopyOnWriteArrayList<>();
  private final Semaphore answered = new Semaphore(0);
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> writers = new ArrayList<>();
  private volatile boolean stopped;

  @BeforeEach
  void startTwoHubs() throws IOException {
    startHub();
    startHub();
  }

  @AfterEach
  void stop() {
    stopped = true;
    hubs.forEach(HubProcess::close);
    executor.close();
  }

  @Test
  @Timeout(3_600)
  void nothingIsLostWhenTheHubThatPublishesIsKilledUnderLoad() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    startWriters();
    for (int kill = 0; kill < KILLS; kill++) {
      HubProcess active = awaitActive(PATIENCE);
      answered.drainPermits();
      answered.acquire(random.nextInt(1, 300));
      hubs.remove(active);
      active.kill();
      startHub();
    }
    awaitActive(PATIENCE);
    assertThat(checkAfterTheLastPush()).isGreaterThan(KILLS);
  }

  @Test
  void aHubThatHangsIsReplacedWithinTenSecondsAndDoesNoHarmWhenItWakes() throws Exception {
    startWriters();
    HubProcess hung = awaitActive(PATIENCE);
    answered.acquire(200);
    hubs.remove(hung);
    hung.pause();

    HubProcess next = awaitActive(REPLACED_WITHIN);
    answered.drainPermits();
    answered.acquire(200);
    hung.resume();

    Await.until(PATIENCE, () -> !publishes(hung));
    assertThat(publishes(next)).isTrue();
    assertThat(checkAfterTheLastPush()).isGreaterThan(400);
    hung.close();
  }

  private void startHub() throws IOException {
    hubs.add(
        HubProcess.start(
            Map.of("RISKHUB_DSN", dsn, "RISKHUB_BROKERS", TestKafka.shared()),
            "--no-consume",
            "--topic",
            topic));
  }

  private HubProcess awaitActive(Duration patience) {
    Await.until(patience, () -> hubs.stream().anyMatch(RelayFailoverTest::publishes));
    return hubs.stream().filter(RelayFailoverTest::publishes).findFirst().orElseThrow();
  }

  private static boolean publishes(HubProcess hub) {
    return new Caller(hub.baseUri(), Optional.empty())
        .get("/metrics")
        .body()
        .contains("\nrisk_hub_relay_active 1.0\n");
  }

  private void startWriters() {
    for (int i = 0; i < WRITERS; i++) {
      String world = "world-" + i;
      writers.add(executor.submit(() -> pushUntilStopped(world)));
    }
  }

  /** One snapshot after the other, now to one hub and then to another; a hub may be killed. */
  private void pushUntilStopped(String world) {
    for (int version = 0; !stopped; version++) {
      String body = Snapshots.body(world, "v%06d".formatted(version), "2026-01-01", "");
      List<HubProcess> now = List.copyOf(hubs);
      HubProcess hub = now.get(version % now.size());
      try {
        int status = new Caller(hub.baseUri(), Optional.empty()).push(world, body).statusCode();
        if (hubs.contains(hub)) {
          assertThat(status).isEqualTo(200);
        } else {
          // The database ends the transaction of a hub that hangs in it.
          assertThat(status).isIn(200, 503);
        }
        answered.release();
      } catch (UncheckedIOException e) {
        assertThat(hubs).as("lost, because: %s", e.getCause()).doesNotContain(hub);
      }
    }
  }

  /** Compares the topic with the store, and gives the number of snapshots. */
  private int checkAfterTheLastPush() throws Exception {
    stopped = true;
    for (Future<?> writer : writers) {
      writer.get();
    }
    Map<String, List<String>> stored = stored();
    int total = stored.values().stream().mapToInt(List::size).sum();
    try (TopicReader reader = TopicReader.of(TestKafka.shared(), topic)) {
      Map<String, List<String>> announced = new TreeMap<>();
      Announcements.of(
              reader.await(PATIENCE, messages -> Announcements.areAtLeast(total, messages)))
          .forEach((world, versions) -> announced.put(world, List.copyOf(versions.keySet())));
      assertThat(announced).isEqualTo(stored);
    }
    return total;
  }

  /** The versions of each world, as their writer pushed them. */
  private Map<String, List<String>> stored() throws SQLException {
    Map<String, List<String>> stored = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection(PostgresServer.jdbcUrl(dsn));
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select world_id, version from risk_snapshots order by world_id, version")) {
      while (rows.next()) {
        stored
            .computeIfAbsent(rows.getString("world_id"), world -> new ArrayList<>())
            .add(rows.getString("version"));
      }
    }
    return stored;
  }
}

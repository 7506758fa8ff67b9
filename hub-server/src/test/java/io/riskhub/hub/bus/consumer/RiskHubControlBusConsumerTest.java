package io.riskhub.hub.bus.consumer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskhub.blob.BlobStore;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.redis.RedisAddress;
import io.riskhub.blob.redis.TestRedis;
import io.riskhub.blob.stores.BlobStores;
import io.riskhub.contract.ContractLimits;
import io.riskhub.contract.Snapshot;
import io.riskhub.contract.SnapshotKey;
import io.riskhub.contract.activation.ActivationContract;
import io.riskhub.contract.event.DeadLetter;
import io.riskhub.contract.event.SnapshotUpdated;
import io.riskhub.contract.validation.SnapshotContract;
import io.riskhub.hub.activation.ActivationNews;
import io.riskhub.hub.activation.ActivationService;
import io.riskhub.hub.activation.ActivationStore;
import io.riskhub.hub.audit.AuditTrail;
import io.riskhub.hub.blobs.PushedBlobs;
import io.riskhub.hub.bus.BusMessage;
import io.riskhub.hub.bus.consumer.attempt.RejectedEventException;
import io.riskhub.hub.bus.consumer.attempt.RetryPolicy;
import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.DatabaseAddress;
import io.riskhub.hub.jdbc.activation.JdbcActivationStore;
import io.riskhub.hub.jdbc.consumer.JdbcDeadLetters;
import io.riskhub.hub.jdbc.consumer.JdbcDedupeMemory;
import io.riskhub.hub.jdbc.snapshot.JdbcSnapshotRepository;
import io.riskhub.hub.metrics.HubMetrics;
import io.riskhub.hub.redis.RedisServer;
import io.riskhub.hub.redis.activation.RedisActivationStore;
import io.riskhub.hub.snapshot.LatestCache;
import io.riskhub.hub.snapshot.PushResult;
import io.riskhub.hub.snapshot.SnapshotRepository;
import io.riskhub.hub.snapshot.SnapshotService;
import io.riskhub.hub.snapshot.StorageUnavailableException;
import io.riskhub.testkit.Snapshots;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RiskHubControlBusConsumerTest {

  private static final Clock CLOCK = Clock.fixed(Snapshots.NOW, ZoneOffset.UTC);
  private static final RetryPolicy AT_ONCE =
      new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(1));
  private static final Snapshot SNAPSHOT = Snapshots.of("us-tech", "v1", "2026-03-01");

  @TempDir private Path directory;
  private Database database;
  private SnapshotRepository snapshots;
  private BlobStore blobs;
  private JdbcDeadLetters deadLetters;
  private DedupeMemory memory;
  private final List<String> outcomes = new ArrayList<>();
  private final List<String> worked = new ArrayList<>();
  private Worker worker = event -> worked.add(event.snapshot().key().version());

  private final List<SnapshotWorker> workers = new ArrayList<>();
  private final AtomicInteger waits = new AtomicInteger();
  private Clock clock = CLOCK;
  private @Nullable ActivationStore activationStore;

  /** The hub's snapshots, without its checks of blobs. */
  private final HubSnapshots stored =
      new HubSnapshots() {
        @Override
        public Optional<Snapshot> find(SnapshotKey key) {
          return snapshots.find(key);
        }

        @Override
        public PushResult adopt(Snapshot snapshot) {
          return snapshots.adopt(snapshot);
        }
      };

  private interface Worker {
    void handle(SnapshotEvent event) throws Exception;
  }

  @BeforeEach
  void open() {
    database = Database.open(DatabaseAddress.sqlite(directory.resolve("riskhub.db")));
    snapshots = new JdbcSnapshotRepository(database, CLOCK);
    blobs = BlobStores.open(new BlobStoreSettings.Files(directory.resolve("blobs")));
    deadLetters = new JdbcDeadLetters(database);
    memory = new JdbcDedupeMemory(database, "group", CLOCK);
  }

  @AfterEach
  void close() {
    blobs.close();
    database.close();
  }

  @Test
  void anEventOfAnotherProducerIsStoredAndHandedToTheWorkers() throws Exception {
    handle(event(SNAPSHOT));

    assertEquals(List.of("us-tech live APPLIED"), outcomes);
    assertEquals(List.of("v1"), worked);
    assertEquals(SNAPSHOT, snapshots.find(SNAPSHOT.key()).orElseThrow());
  }

  @Test
  void theSameEventThreeTimesHasOneEffect() throws Exception {
    for (int i = 0; i < 3; i++) {
      // A consumer that was started anew has the same memory.
      handle(event(SNAPSHOT));
    }

    assertEquals(List.of("v1"), worked);
    assertEquals(
        List.of("us-tech live APPLIED", "us-tech live SEEN", "us-tech live SEEN"), outcomes);
  }

  @Test
  void anExpiredSnapshotIsDroppedBeforeAnybodySeesIt() throws Exception {
    Snapshot expired =
        Snapshots.submitted(
            "us-tech", "v1", "2026-03-01", "", "gateway", "live", Snapshots.NOW.minusSeconds(901));
    handle(event(expired));

    assertEquals(List.of("us-tech live EXPIRED"), outcomes);
    assertTrue(worked.isEmpty());
    assertTrue(snapshots.find(expired.key()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no JSON",
        "[]",
        "{}",
        "{\"specversion\":\"1.0\"}",
        "{\"specversion\":\"1.0\",\"type\":7}",
        "{\"specversion\":\"0.3\",\"type\":\"risk_snapshot_updated\",\"data\":{}}",
        "{\"specversion\":\"1.0\",\"type\":\"risk_snapshot_updated\"}",
        "{\"specversion\":\"1.0\",\"type\":\"risk_snapshot_updated\",\"data\":[]}",
        "{\"specversion\":\"1.0\",\"type\":\"activation_updated\",\"data\":[]}",
        "{\"specversion\":\"1.0\",\"type\":\"risk_snapshot_updated\",\"data\":{\"event_version\":2}}",
        "{\"specversion\":\"1.0\",\"type\":\"risk_snapshot_updated\",\"data\":{\"event_version\":1}}"
      })
  void whatIsNoEventIsBuriedAsItCame(String message) throws Exception {
    handle(message.getBytes(StandardCharsets.UTF_8));

    assertEquals(List.of("unknown unknown DEAD"), outcomes);
    DeadLetter letter = deadLetters.newest(1).getFirst();
    assertArrayEquals(message.getBytes(StandardCharsets.UTF_8), letter.event());
    assertEquals(0, letter.attempts());
    assertEquals("us-tech", letter.worldId(), "of an event that cannot be read, by its key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"risk_signal_updated", "somebody_else"})
  void anEventOfAnotherTypeIsPassedOver(String type) throws Exception {
    handle(
        "{\"specversion\":\"1.0\",\"type\":\"%s\",\"data\":3}"
            .formatted(type)
            .getBytes(StandardCharsets.UTF_8));

    assertEquals(List.of("unknown unknown SKIPPED"), outcomes);
    assertTrue(deadLetters.newest(1).isEmpty());
  }

  @Test
  void anActivationOfAnotherServiceBecomesASnapshot() throws Exception {
    for (int i = 0; i < 2; i++) {
      handle(activation("\"act:us-tech:s:long:7\""));
    }

    assertEquals(List.of("us-tech unknown APPLIED", "us-tech unknown APPLIED"), outcomes);
    assertTrue(snapshots.find(new SnapshotKey("us-tech", "2026-03-01T11:00:00Z-7")).isPresent());
    assertTrue(deadLetters.newest(1).isEmpty());
  }

  @Test
  void anActivationThatBreaksTheContractIsBuriedWithTheReason() throws Exception {
    handle(activation("\"act:us-tech:other:long:7\""));

    assertEquals(List.of("us-tech unknown DEAD"), outcomes);
    assertTrue(deadLetters.newest(1).getFirst().error().startsWith("etag is"));
  }

  /** An outage would be waited out, and the events after it with it. */
  @Test
  void anActivationThatMeetsWhatIsNoStateInRedisIsBuriedAfterThreeAttempts() throws Exception {
    try (TestRedis server = TestRedis.start();
        RedisServer redis = new RedisServer(RedisAddress.of(server.uri()))) {
      activationStore =
          new RedisActivationStore(new JdbcActivationStore(database, () -> {}), redis);
      redis
          .commands()
          .set("world:us-tech:activation", "{\"state\":{\"s\":{\"long\":{\"weight\":NaN}}}}");
      handle(activation("\"act:us-tech:s:long:7\""));
    }

    assertEquals("us-tech unknown DEAD", outcomes.getLast());
    DeadLetter letter = deadLetters.newest(1).getFirst();
    assertEquals(3, letter.attempts());
    assertTrue(letter.error().contains("world:us-tech:activation"), letter.error());
  }

  private static byte[] activation(String etag) {
    return """
           {"specversion":"1.0","type":"activation_updated","source":"worldservice","id":"1","data":{
            "world_id":"us-tech","strategy_id":"s","side":"long","active":true,"weight":1,"version":7,
            "ts":"2026-03-01T11:00:00Z","etag":%s}}"""
        .formatted(etag)
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aSnapshotThatBreaksTheContractIsBuriedWithTheReason() throws Exception {
    byte[] forged =
        new String(event(SNAPSHOT), StandardCharsets.UTF_8)
            .replace("\"a\":1.0", "\"a\":0.9995")
            .getBytes(StandardCharsets.UTF_8);
    handle(forged);

    assertEquals(List.of("us-tech live DEAD"), outcomes);
    DeadLetter letter = deadLetters.newest(1).getFirst();
    assertArrayEquals(forged, letter.event());
    assertTrue(letter.error().contains("hash"), letter.error());
  }

  @Test
  void aVersionWithOtherContentIsBuriedAndTheStoredOneStays() throws Exception {
    snapshots.store(List.of(SNAPSHOT));
    handle(event(Snapshots.of("us-tech", "v1", "2026-02-28")));

    assertEquals(List.of("us-tech live DEAD"), outcomes);
    assertEquals(SNAPSHOT, snapshots.find(SNAPSHOT.key()).orElseThrow());
    assertTrue(worked.isEmpty());
  }

  @Test
  void aWorkerThatFailsTwiceGetsAThirdAttempt() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    worker =
        event -> {
          if (attempts.incrementAndGet() < 3) {
            throw new IllegalStateException("not yet");
          }
          worked.add("done");
        };
    handle(event(SNAPSHOT));

    assertEquals(
        List.of("us-tech live retry", "us-tech live retry", "us-tech live APPLIED"), outcomes);
    assertEquals(List.of("done"), worked);
  }

  @Test
  void aWorkerThatAlwaysFailsLeavesTheEventToTheDeadLetters() throws Exception {
    worker =
        event -> {
          throw new IllegalStateException("the matrix is broken");
        };
    byte[] event = event(SNAPSHOT);
    handle(event);

    DeadLetter letter = deadLetters.newest(1).getFirst();
    assertEquals(3, letter.attempts());
    assertEquals("test: the matrix is broken", letter.error());
    assertArrayEquals(event, letter.event());

    worker = handled -> worked.add("after the fix");
    handle(letter.event());
    assertEquals(List.of("after the fix"), worked);
  }

  @Test
  void aWorkerThatRejectsAnEventIsNotAskedAgain() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    worker =
        event -> {
          attempts.incrementAndGet();
          throw new RejectedEventException("no such strategy");
        };
    handle(event(SNAPSHOT));

    assertEquals(1, attempts.get());
    assertEquals(List.of("us-tech live DEAD"), outcomes);
  }

  @Test
  void anOutageIsWaitedOutHoweverLongItLasts() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    worker =
        event -> {
          if (attempts.incrementAndGet() < 10) {
            throw new StorageUnavailableException("the database is away", null);
          }
        };
    handle(event(SNAPSHOT));

    assertEquals(List.of("us-tech live APPLIED"), outcomes);
    assertEquals(9, waits.get());
  }

  @Test
  void anEventThatExpiresDuringAnOutageIsDropped() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    worker =
        event -> {
          attempts.incrementAndGet();
          clock = Clock.fixed(event.snapshot().expiresAt(), ZoneOffset.UTC);
          throw new StorageUnavailableException("the database is away", null);
        };
    handle(event(SNAPSHOT));

    assertEquals(1, attempts.get());
    assertEquals(List.of("us-tech live EXPIRED"), outcomes);
    assertTrue(deadLetters.newest(1).isEmpty());
  }

  @Test
  void aWorkerThatFailsKeepsNoOtherFromItsWork() throws Exception {
    workers.add(
        new Named(
            "broken",
            event -> {
              throw new IllegalStateException("the matrix is broken");
            }));
    workers.add(
        new Named(
            "strict",
            event -> {
              throw new RejectedEventException("no such strategy");
            }));
    workers.add(new Named("good", event -> worked.add("good")));
    handle(event(SNAPSHOT));

    assertEquals(List.of("good"), worked);
    DeadLetter letter = deadLetters.newest(1).getFirst();
    assertEquals(3, letter.attempts());
    assertEquals(
        "strict: the event was rejected: no such strategy; broken: the matrix is broken",
        letter.error());
  }

  @Test
  void aWorkerThatWaitsForTheEndOfAnOutageIsNotGivenUpForOnesThatFail() throws Exception {
    AtomicInteger away = new AtomicInteger();
    workers.add(
        new Named(
            "broken",
            event -> {
              throw new IllegalStateException("the matrix is broken");
            }));
    workers.add(
        new Named(
            "away",
            event -> {
              if (away.incrementAndGet() < 10) {
                throw new StorageUnavailableException("the database is away", null);
              }
              worked.add("away");
            }));
    handle(event(SNAPSHOT));

    assertEquals(List.of("away"), worked);
    assertEquals("broken: the matrix is broken", deadLetters.newest(1).getFirst().error());
  }

  /** Its event has other fields of these names, and without them its hash is another. */
  @ParameterizedTest
  @ValueSource(strings = {"\"event_version\":7", "\"idempotency_key\":\"ours\""})
  void aStoredSnapshotMayHaveFieldsOfItsOwnWithTheNamesOfTheEvents(String field) throws Exception {
    Snapshot own =
        Snapshots.submitted("us-tech", "v1", "2026-03-01", field, "gateway", "live", Snapshots.NOW);
    snapshots.store(List.of(own));
    worker = event -> worked.add(event.snapshot().json());
    handle(event(own));

    assertEquals(List.of("us-tech live APPLIED"), outcomes);
    assertEquals(List.of(own.json()), worked);
  }

  @Test
  void whatTheHubStoredIsNotJudgedAgainByAnotherClock() throws Exception {
    snapshots.store(List.of(SNAPSHOT));
    clock = Clock.fixed(Snapshots.NOW.minusSeconds(3_600), ZoneOffset.UTC);
    handle(event(SNAPSHOT));
    assertEquals(List.of("us-tech live APPLIED"), outcomes);

    outcomes.clear();
    handle(event(Snapshots.of("us-tech", "v2", "2026-03-01")));
    assertEquals(List.of("us-tech live DEAD"), outcomes);
  }

  @Test
  void anInterruptIsNoFaultOfTheEvent() {
    worker =
        event -> {
          throw new IllegalStateException("wrapped", new InterruptedException());
        };

    assertThrows(InterruptedException.class, () -> handle(event(SNAPSHOT)));
    assertTrue(outcomes.isEmpty());
    assertTrue(deadLetters.newest(1).isEmpty());
  }

  /** Such as a snapshot for which no rule was foreseen. */
  @Test
  void anEventThatBringsAboutAFaultOfOursIsBuriedAndDoesNotStopItsWorld() throws Exception {
    byte[] event = event(SNAPSHOT);
    memory =
        new DedupeMemory() {
          @Override
          public boolean isSeen(String dedupeKey) {
            throw new IllegalStateException("a rule is broken");
          }

          @Override
          public void remember(String dedupeKey, Instant until) {}
        };
    handle(event);

    assertEquals(List.of("unknown unknown DEAD"), outcomes);
    assertArrayEquals(event, deadLetters.newest(1).getFirst().event());
  }

  private void handle(byte[] message) throws InterruptedException {
    new RiskHubControlBusConsumer(
            new SnapshotEvents(new SnapshotContract(ContractLimits.DEFAULT), stored, following()),
            stored,
            workers.isEmpty() ? List.of(new Named("test", worker)) : workers,
            activation(),
            memory,
            deadLetters,
            AT_ONCE,
            new Recorder(),
            following())
        .handle(new BusMessage("us-tech", message));
  }

  private ActivationNews activation() {
    SnapshotService service =
        new SnapshotService(
            new SnapshotContract(ContractLimits.DEFAULT),
            new PushedBlobs(blobs),
            snapshots,
            snapshot -> snapshots.store(List.of(snapshot)).getFirst(),
            LatestCache.none(),
            new HubMetrics("test").snapshots(),
            following());
    return new ActivationNews(
        new ActivationContract(ContractLimits.DEFAULT.maxClockSkew()),
        new ActivationService(
            Optional.ofNullable(activationStore)
                .orElseGet(() -> new JdbcActivationStore(database, () -> {})),
            service,
            ContractLimits.DEFAULT.maxClockSkew(),
            following()),
        AuditTrail.OFF,
        following());
  }

  /** Shows what {@code clock} shows, also after it was changed. */
  private Clock following() {
    InstantSource source = () -> clock.instant();
    return source.withZone(ZoneOffset.UTC);
  }

  private static byte[] event(Snapshot snapshot) {
    return SnapshotUpdated.of(new UUID(1, 2), Snapshots.NOW, snapshot)
        .toJson()
        .getBytes(StandardCharsets.UTF_8);
  }

  private record Named(String name, Worker worker) implements SnapshotWorker {
    @Override
    public void handle(SnapshotEvent event) throws Exception {
      worker.handle(event);
    }
  }

  private final class Recorder implements ConsumerMeter {
    @Override
    public void handled(String worldId, String stage, Handling handling) {
      outcomes.add(worldId + " " + stage + " " + handling);
    }

    @Override
    public void outage() {
      waits.incrementAndGet();
    }

    @Override
    public void retried(String worldId, String stage) {
      outcomes.add(worldId + " " + stage + " retry");
    }
  }
}

package io.riskhub.hub.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskhub.blob.BlobStore;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.redis.RedisAddress;
import io.riskhub.blob.redis.TestRedis;
import io.riskhub.blob.stores.BlobStores;
import io.riskhub.contract.ContractLimits;
import io.riskhub.contract.activation.ActivationContract;
import io.riskhub.contract.activation.ActivationUpdate;
import io.riskhub.contract.event.BusEvent;
import io.riskhub.contract.event.EventReader;
import io.riskhub.contract.validation.SnapshotContract;
import io.riskhub.hub.activation.state.ActivationResult;
import io.riskhub.hub.audit.AuditTrail;
import io.riskhub.hub.blobs.PushedBlobs;
import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.DatabaseAddress;
import io.riskhub.hub.jdbc.activation.JdbcActivationStore;
import io.riskhub.hub.jdbc.snapshot.JdbcSnapshotRepository;
import io.riskhub.hub.metrics.HubMetrics;
import io.riskhub.hub.redis.RedisServer;
import io.riskhub.hub.redis.activation.RedisActivationStore;
import io.riskhub.hub.snapshot.LatestCache;
import io.riskhub.hub.snapshot.SnapshotQuery;
import io.riskhub.hub.snapshot.SnapshotRepository;
import io.riskhub.hub.snapshot.SnapshotService;
import io.riskhub.testkit.Snapshots;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another service has written to Redis, before and after it tells of it. */
class SharedChangesTest {

  private static final Clock CLOCK = Clock.fixed(Snapshots.NOW, ZoneOffset.UTC);
  private static final String KEY = "world:w:activation";
  private static final String TS5 = "2026-03-01T11:00:05Z";
  private static final String TS6 = "2026-03-01T11:00:06Z";
  private static final String TS7 = "2026-03-01T11:00:07Z";

  private static TestRedis server;
  private static RedisServer redis;

  @TempDir private Path directory;
  private Database database;
  private BlobStore blobs;
  private SnapshotRepository snapshots;
  private ActivationService service;
  private ActivationNews news;

  @BeforeAll
  static void startRedis() {
    server = TestRedis.start();
    redis = new RedisServer(RedisAddress.of(server.uri()));
  }

  @AfterAll
  static void stopRedis() {
    redis.close();
    server.close();
  }

  @BeforeEach
  void open() {
    redis.commands().flushAll();
    database = Database.open(DatabaseAddress.sqlite(directory.resolve("riskhub.db")));
    blobs = BlobStores.open(new BlobStoreSettings.Files(directory.resolve("blobs")));
    snapshots = new JdbcSnapshotRepository(database, CLOCK);
    service =
        new ActivationService(
            new RedisActivationStore(new JdbcActivationStore(database, () -> {}), redis),
            new SnapshotService(
                new SnapshotContract(ContractLimits.DEFAULT),
                new PushedBlobs(blobs),
                snapshots,
                snapshot -> snapshots.store(List.of(snapshot)).getFirst(),
                LatestCache.none(),
                new HubMetrics("test").snapshots(),
                CLOCK),
            ContractLimits.DEFAULT.maxClockSkew(),
            CLOCK);
    news =
        new ActivationNews(
            new ActivationContract(ContractLimits.DEFAULT.maxClockSkew()),
            service,
            AuditTrail.OFF,
            CLOCK);
  }

  @AfterEach
  void close() {
    blobs.close();
    database.close();
  }

  @Test
  void eachOfTwoChangesThatStandThereHasItsSnapshotWhenItsEventComes() {
    write(entry("A", 5, TS5), entry("B", 6, TS6));

    news.take(event("A", 5, TS5));
    assertThat(made()).containsExactly(TS5 + "-5 {\"A\":1.0}");
    news.take(event("B", 6, TS6));
    news.take(event("A", 5, TS5));
    news.take(event("B", 6, TS6));

    assertThat(made()).containsExactly(TS6 + "-6 {\"A\":0.5,\"B\":0.5}", TS5 + "-5 {\"A\":1.0}");
    assertThat(audit()).containsExactly("A:long:5 worldservice", "B:long:6 worldservice");
  }

  /** Neither who is faster, the event or Redis, nor the change after it. */
  @Test
  void theContentOfASnapshotDoesNotTellWhenRedisWasRead() {
    news.take(event("A", 5, TS5));
    write(entry("A", 7, TS7), entry("B", 6, TS6));
    news.take(event("B", 6, TS6));
    news.take(event("A", 7, TS7));

    assertThat(made())
        .containsExactly(
            TS7 + "-7 {\"A\":0.5,\"B\":0.5}",
            TS6 + "-6 {\"A\":0.5,\"B\":0.5}",
            TS5 + "-5 {\"A\":1.0}");
    assertThat(audit()).hasSize(3);
  }

  @Test
  void aCallersChangeComesAfterThoseThatNoEventHasToldOfYet() {
    write(entry("A", 5, TS5), entry("B", 6, TS6));

    put("C", TS7);
    assertThat(made())
        .containsExactly(
            TS7 + "-8 " + thirds("A", "B", "C"),
            TS6 + "-6 {\"A\":0.5,\"B\":0.5}",
            TS5 + "-5 {\"A\":1.0}");
    assertThat(audit()).containsExactly("A:long:5 null", "B:long:6 null", "C:long:8 operator");

    news.take(event("A", 5, TS5));
    news.take(event("B", 6, TS6));
    assertThat(made()).hasSize(3);
    assertThat(audit()).hasSize(3);
  }

  @Test
  void aCallerWhoWantsWhatStandsThereMakesOneSnapshotWithIt() {
    write(entry("A", 5, TS5));

    assertThat(put("A", TS5)).isInstanceOf(ActivationResult.Unchanged.class);
    news.take(event("A", 5, TS5));
    assertThat(made()).containsExactly(TS5 + "-5 {\"A\":1.0}");
    assertThat(audit()).containsExactly("A:long:5 null");
  }

  /** Of a service that was there before the hub, the events of which are gone. */
  @Test
  void whatIsOlderThanAnEventIsPartOfItsPortfolio() {
    write(entry("A", 2, "2026-02-01"), entry("B", 6, TS6), entry("C", 7, TS7));

    news.take(event("B", 6, TS6));
    assertThat(made())
        .containsExactly(TS6 + "-6 {\"A\":0.5,\"B\":0.5}", "2026-02-01-2 {\"A\":1.0}");
  }

  @Test
  void whatIsNoStateIsToldToWhoAsksAndKeepsNoOtherWorldFromItsEnd() {
    put("A", TS5);
    redis.commands().set(KEY, "{\"state\":{\"B\":{\"long\":{\"weight\":NaN}}}}");

    assertThatThrownBy(() -> service.read("w"))
        .isInstanceOf(UnreadableActivationException.class)
        .hasMessageContaining(KEY);
    assertThatThrownBy(() -> put("B", TS6)).isInstanceOf(UnreadableActivationException.class);
    assertThat(audit()).hasSize(1);
    int rows =
        database.write(
            transaction ->
                transaction.execute("update activation set unfinished = 'act:w:A:long:1'"));
    assertThat(rows).isEqualTo(1);
    assertThatCode(service::resumeAll).doesNotThrowAnyException();
  }

  @Test
  void aNumberThatNobodyCanCountOnFromIsNoState() {
    for (String state :
        List.of(
            "{\"version\":9223372036854775807}",
            "{\"version\":1e300}",
            "{\"state\":{\"A\":{\"long\":{\"etag\":\"act:w:A:long:9223372036854775807\"}}}}")) {
      redis.commands().set(KEY, state);
      assertThatThrownBy(() -> put("A", TS5))
          .isInstanceOf(UnreadableActivationException.class)
          .hasMessageContaining(KEY)
          .hasMessageContaining("above 9007199254740992");
    }
  }

  private void write(String... entries) {
    redis
        .commands()
        .set(KEY, "{\"version\":7,\"state\":{%s}}".formatted(String.join(",", entries)));
  }

  private static String entry(String strategy, int number, String ts) {
    return """
           "%1$s":{"long":{"active":true,"weight":1.0,"freeze":false,"drain":false,"effective_mode":null,
            "run_id":null,"ts":"%3$s","etag":"act:w:%1$s:long:%2$d"}}"""
        .formatted(strategy, number, ts);
  }

  private static BusEvent.ActivationUpdated event(String strategy, int number, String ts) {
    return (BusEvent.ActivationUpdated)
        EventReader.read(
            """
            {"specversion":"1.0","type":"activation_updated","source":"worldservice","id":"1","data":
             {"world_id":"w","strategy_id":"%1$s","side":"long","active":true,"weight":1.0,"freeze":false,
              "drain":false,"etag":"act:w:%1$s:long:%2$d","ts":"%3$s","version":%2$d}}"""
                .formatted(strategy, number, ts)
                .getBytes(StandardCharsets.UTF_8));
  }

  private ActivationResult put(String strategy, String ts) {
    return service.change(
        "w",
        new ActivationUpdate(strategy, "long", true, 1.0, false, false, null, null, ts),
        present -> true,
        Optional.of("operator"));
  }

  private static String thirds(String... strategies) {
    return "{"
        + String.join(
            ",",
            List.of(strategies).stream()
                .map(strategy -> "\"" + strategy + "\":0.3333333333333333")
                .toList())
        + "}";
  }

  /** Newest first: version and weights. */
  private List<String> made() {
    return snapshots.list(SnapshotQuery.newest("w").limit(10)).stream()
        .map(
            snapshot ->
                snapshot.key().version()
                    + " "
                    + snapshot.json().replaceAll(".*\"weights\":(\\{[^}]*}).*", "$1"))
        .toList();
  }

  private List<String> audit() {
    return database.read(
        handle ->
            handle
                .createQuery("select etag, author from activation_audit order by id")
                .map((row, context) -> row.getString(1).substring(6) + " " + row.getString(2))
                .list());
  }
}

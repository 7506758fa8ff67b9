package io.riskhub.hub.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.blob.redis.RedisAddress;
import io.riskhub.blob.redis.TestRedis;
import io.riskhub.contract.Snapshot;
import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.DatabaseAddress;
import io.riskhub.hub.jdbc.snapshot.JdbcCacheEra;
import io.riskhub.hub.snapshot.cache.CacheMeter;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.Snapshots;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

/** Two hubs' caches over one real Redis; each test has a world of its own. */
@TestInstance(Lifecycle.PER_CLASS)
class SharedCacheTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Redis goes by its own clock. */
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private final Clock clock = Clock.fixed(now, ZoneOffset.UTC);

  @TempDir private static Path directory;
  private final TestRedis server = TestRedis.start();
  private final RedisClient reader = RedisClient.create(server.uri());
  private final AtomicReference<CacheMeter.Result> last = new AtomicReference<>();
  private int worlds;
  private String world = "";
  private Optional<Snapshot> stored = Optional.empty();
  private Database database;
  private RedisServer connections;
  private RedisLatestCache one;
  private RedisLatestCache two;

  /** Until a new hub trusts its cache takes a second. */
  @BeforeAll
  void open() {
    database = Database.open(DatabaseAddress.sqlite(directory.resolve("riskhub.db")));
    connections = new RedisServer(RedisAddress.of(server.uri()));
    one = cache();
    two = cache();
  }

  @BeforeEach
  void begin() {
    world = "w" + ++worlds;
    stored = Optional.of(snapshot("v1", 1));
    awaitTrust(one);
    awaitTrust(two);
  }

  @AfterAll
  void close() {
    one.close();
    two.close();
    connections.close();
    database.close();
    reader.close();
    server.close();
  }

  @Test
  void whatOneReadIsAtHandForTheOther() {
    reader.flushAll();

    assertThat(newest(one)).isEqualTo(stored);
    assertThat(last).hasValue(CacheMeter.Result.MISS);
    assertThat(newest(two)).isEqualTo(stored);
    assertThat(last).hasValue(CacheMeter.Result.SHARED);
    assertThat(newest(two)).isEqualTo(stored);
    assertThat(last).hasValue(CacheMeter.Result.NEAR);
  }

  @Test
  void aCommitHereIsReadThereAtOnceHoweverOftenThatWasReadBefore() {
    for (int i = 2; i < 500; i++) {
      newest(two);
      newest(two);
      Snapshot next = snapshot("v" + i, i);
      stored = Optional.of(next);
      one.committed(List.of(next), now);

      assertThat(newest(two)).contains(next);
    }
    assertThat(last).hasValue(CacheMeter.Result.SHARED);
  }

  @Test
  void anOlderSnapshotReplacesNothing() {
    newest(one);
    one.committed(List.of(snapshot("v0", 0)), now);

    assertThat(newest(two)).isEqualTo(stored);
    assertThat(newest(one)).isEqualTo(stored);
    assertThat(last.get()).isNotEqualTo(CacheMeter.Result.MISS);
  }

  @Test
  void anAnswerFromBeforeACommitIsNotPutAfterIt() {
    reader.flushAll();
    Snapshot next = snapshot("v2", 2);
    Snapshot old = stored.orElseThrow();
    Supplier<Optional<Snapshot>> slow =
        () -> {
          two.committed(List.of(next), now);
          stored = Optional.of(next);
          return Optional.of(old);
        };
    // It began before the commit, so it may give either.
    assertThat(one.newest(world, now, slow)).contains(old);

    assertThat(newest(one)).contains(next);
    assertThat(newest(two)).contains(next);
  }

  @Test
  void readersOfRedisFindTheJsonUntilItExpires() {
    Snapshot next = snapshot("v2", 2);
    stored = Optional.of(next);
    reader.flushAll();
    one.committed(List.of(next), now);

    Await.until(PATIENCE, () -> next.json().equals(reader.get("risk-hub:" + world + ":latest")));
    assertThat(reader.pttl("risk-hub:" + world + ":latest")).isBetween(1L, 900_000L);
  }

  @Test
  void aCacheThatWasFlushedIsFilledAgain() {
    newest(one);
    newest(one);
    reader.flushAll();

    assertThat(newest(one)).isEqualTo(stored);
    assertThat(newest(two)).isEqualTo(stored);
  }

  @Test
  void whatWasWrittenByAnotherServerProcessIsNotTrusted() {
    newest(one);
    Snapshot next = snapshot("v2", 2);
    // As it would come back from an old dump: the entry is there, and written in another process.
    String entry = "risk-hub:" + world + ":latest:entry";
    reader.hset(entry, "era", "another" + reader.hget(entry, "era"));
    stored = Optional.of(next);

    assertThat(newest(one)).contains(next);
    assertThat(newest(two)).contains(next);
  }

  @Test
  void whatSomebodyElseWritesForReadersIsNotBelieved() {
    newest(one);
    reader.set("risk-hub:" + world + ":latest", "{}");

    assertThat(newest(one)).isEqualTo(stored);
    assertThat(newest(two)).isEqualTo(stored);
  }

  @Test
  void aServerThatHasNoRoomLosesTheEntryAndNotTheTrust() {
    newest(one);
    Snapshot next = snapshot("v2", 2);
    stored = Optional.of(next);
    reader.configSet("maxmemory", "1");
    one.committed(List.of(next), now);

    assertThat(newest(two)).contains(next);
    assertThat(two.problem()).isEmpty();
    reader.configSet("maxmemory", "0");
    assertThat(newest(two)).contains(next);
    assertThat(newest(one)).contains(next);
    assertThat(last.get()).isIn(CacheMeter.Result.NEAR, CacheMeter.Result.SHARED);
  }

  @Test
  void hubsThatReachDifferentServersTrustNeither() {
    newest(two);
    try (TestRedis other = TestRedis.start();
        RedisServer elsewhere = new RedisServer(RedisAddress.of(other.uri()));
        RedisLatestCache moved = cache(elsewhere)) {
      // The one that came last takes over, and the other takes it back: nobody trusts for long.
      Await.until(PATIENCE, () -> moved.problem().orElse("").contains("is not trusted"));
      Await.until(PATIENCE, () -> two.problem().orElse("").contains("is not trusted"));
      for (int i = 2; i < 5; i++) {
        Snapshot next = snapshot("v" + i, i);
        stored = Optional.of(next);
        (i % 2 == 0 ? moved : two).committed(List.of(next), now);

        assertThat(newest(two)).contains(next);
        assertThat(newest(moved)).contains(next);
      }
    }
    awaitTrust(two);
  }

  @Test
  void aHubThatCannotTellOfACommitMakesTheOthersAskTheStore() {
    newest(two);
    newest(two);
    assertThat(last).hasValue(CacheMeter.Result.NEAR);
    Snapshot next = snapshot("v2", 2);
    stored = Optional.of(next);
    try (RedisServer nowhere = new RedisServer(RedisAddress.of(URI.create("redis://127.0.0.1:1")));
        RedisLatestCache cutOff = cache(nowhere)) {
      assertThat(cutOff.problem().orElseThrow()).contains("127.0.0.1:1/0 does not answer");
      cutOff.committed(List.of(next), now);

      assertThat(newest(two)).contains(next);
      assertThat(last).hasValue(CacheMeter.Result.BYPASS);
      assertThat(two.problem().orElseThrow()).contains("is not trusted");
    }
    awaitTrust(two);
    assertThat(newest(two)).contains(next);
  }

  private Optional<Snapshot> newest(RedisLatestCache cache) {
    return cache.newest(world, now, () -> stored);
  }

  /** A new hub trusts nothing for a second. */
  private void awaitTrust(RedisLatestCache cache) {
    Await.until(
        PATIENCE,
        () -> {
          newest(cache);
          return last.get() != CacheMeter.Result.BYPASS;
        });
  }

  private RedisLatestCache cache() {
    return cache(connections);
  }

  private RedisLatestCache cache(RedisServer redis) {
    return new RedisLatestCache(
        redis, new JdbcCacheEra(database), 1 << 20, asked -> stored, last::set, clock);
  }

  private Snapshot snapshot(String version, int minute) {
    return Snapshots.submitted(
        world,
        version,
        Instant.parse("2026-01-01T00:00:00Z").plus(minute, ChronoUnit.MINUTES).toString(),
        "",
        "gateway",
        "live",
        now);
  }
}

package io.riskhub.hub.redis.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskhub.blob.redis.RedisAddress;
import io.riskhub.blob.redis.TestRedis;
import io.riskhub.hub.activation.ActivationAuthor;
import io.riskhub.hub.activation.ActivationStore;
import io.riskhub.hub.activation.ActivationStoreContract;
import io.riskhub.hub.activation.UnreadableActivationException;
import io.riskhub.hub.activation.state.ActivationChange;
import io.riskhub.hub.activation.state.ActivationResult;
import io.riskhub.hub.activation.state.Moment;
import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.DatabaseAddress;
import io.riskhub.hub.jdbc.PostgresDsn;
import io.riskhub.hub.jdbc.activation.JdbcActivationStore;
import io.riskhub.hub.redis.RedisServer;
import io.riskhub.hub.snapshot.StorageUnavailableException;
import io.riskhub.testkit.PostgresServer;
import io.riskhub.testkit.Snapshots;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/** On Redis and PostgreSQL. */
class RedisActivationStoreTest extends ActivationStoreContract {

  private static final String KEY = "world:" + WORLD + ":activation";

  private static final ActivationAuthor AUTHOR =
      new ActivationAuthor(
          Optional.empty(), new Moment(Snapshots.NOW, Duration.ofMinutes(5)), OptionalLong.empty());

  private final TestRedis server = TestRedis.start();
  private final RedisServer redis = new RedisServer(RedisAddress.of(server.uri()));

  @AfterEach
  void stopRedis() {
    redis.close();
    server.close();
  }

  @Override
  protected DatabaseAddress emptyDatabase() {
    return DatabaseAddress.postgres(PostgresDsn.parse(PostgresServer.newDatabase()).orElseThrow());
  }

  @Override
  protected ActivationStore open(Database database) {
    return new RedisActivationStore(new JdbcActivationStore(database, () -> {}), redis);
  }

  @Test
  void theStateIsInRedisInTheContractsShape() {
    store().finish(changed(wish("momentum", 0.5)));

    assertThat(redis.commands().get(KEY))
        .isEqualTo(
            """
            {"state":{"momentum":{"long":{"active":true,"drain":false,"effective_mode":null,\
            "etag":"act:\\uc138\\uacc4 w:1:momentum:long:1","freeze":false,"run_id":"r1",\
            "ts":"2026-03-01T12:00:00Z","weight":0.5}}},"version":1}""");
    assertThat(redis.commands().ttl(KEY)).isEqualTo(-1);
  }

  @Test
  void whatAnotherHasWrittenToRedisIsKeptAndCountedOn() {
    redis.commands().set(KEY, foreign("carry", 7));
    adoptAll();
    ActivationChange change = changed(wish("momentum", 0.5));
    store().finish(change);

    assertThat(change.entry().etag().number()).isEqualTo(8);
    assertThat(store().read(WORLD).find("carry", "short").orElseThrow().etag().number())
        .isEqualTo(7);
    assertThat(redis.commands().get(KEY)).contains("\"carry\"", "\"momentum\"", "\"version\":8");
  }

  @Test
  void whatAnotherWritesBetweenAChangeAndItsEndIsNotOverwritten() {
    ActivationChange change = changed(wish("momentum", 0.5));
    redis.commands().set(KEY, foreign("carry", 7));
    store().finish(change);

    assertThat(store().read(WORLD).all()).hasSize(2);
    assertThat(redis.commands().get(KEY)).contains("\"carry\"", "\"momentum\"", "\"version\":7");
  }

  @Test
  void whatRedisHasLostItIsTaughtAgain() {
    store().finish(changed(wish("momentum", 0.5)));
    String before = redis.commands().get(KEY);
    redis.commands().flushAll();

    assertThat(store().read(WORLD).all()).hasSize(1);
    assertThat(redis.commands().get(KEY)).isEqualTo(before);
  }

  @Test
  void whatWasReadFromARedisThatIsFullIsAnswered() {
    store().finish(changed(wish("momentum", 0.5)));
    redis.commands().set(KEY, foreign("carry", 7));
    try (RedisClient administrator = RedisClient.create(server.uri())) {
      administrator.configSet("maxmemory", "1");
      try {
        assertThat(store().read(WORLD).all()).hasSize(2);
      } finally {
        administrator.configSet("maxmemory", "0");
      }
    }
    assertThat(redis.commands().get(KEY)).isEqualTo(foreign("carry", 7));
  }

  @Test
  void whatIsReadAsAWholeIsOfBothAndLeavesRedisAsItIs() {
    store().finish(changed(wish("momentum", 0.5)));
    redis.commands().set(KEY, foreign("carry", 7));

    assertThat(store().readWhole(WORLD).all()).hasSize(2);
    assertThat(redis.commands().get(KEY)).isEqualTo(foreign("carry", 7));
  }

  @Test
  void theWorldsAreThoseOfBothAndNoOtherKeys() {
    changed(wish("momentum", 0.5));
    for (String key :
        List.of("world:theirs:activation", "world::activation", "world:a/b:activation")) {
      redis.commands().set(key, "{}");
    }
    for (int i = 0; i < 3_000; i++) {
      redis.commands().set("world:w" + i + ":other", "");
    }

    assertThat(store().worlds()).containsExactly("theirs", WORLD);
  }

  @Test
  void whatIsNoStateIsToldWithItsKey() {
    redis.commands().set(KEY, "half of {");

    assertThatThrownBy(() -> store().readWhole(WORLD))
        .isInstanceOf(UnreadableActivationException.class)
        .hasMessageContaining(KEY)
        .hasMessageContaining("mend it");
  }

  /** As after a crash between the two. */
  @Test
  void aChangeThatRedisHasNotHeardOfIsTheBaseOfTheNext() {
    changed(wish("momentum", 0.5));
    assertThat(redis.commands().exists(KEY)).isFalse();
    store().finish(changed(wish("carry", 0.5)));

    assertThat(redis.commands().get(KEY)).contains("\"carry\"", "\"momentum\"", "\"version\":2");
  }

  @Test
  void withoutRedisActivationIsReadAndNotChanged() {
    ActivationChange change = changed(wish("momentum", 0.5));
    store().finish(change);
    server.close();

    assertThat(store().read(WORLD)).isEqualTo(change.state());
    assertThatThrownBy(() -> store().readWhole(WORLD))
        .isInstanceOf(StorageUnavailableException.class);
    assertThatThrownBy(() -> store().worlds()).isInstanceOf(StorageUnavailableException.class);
    assertThatThrownBy(() -> request(wish("carry", 0.5)))
        .isInstanceOf(StorageUnavailableException.class);
    assertThat(store().read(WORLD)).isEqualTo(change.state());
  }

  @Test
  void anEntryThatOnlyRedisHasIsAChangeForTheJournal() {
    redis
        .commands()
        .set(
            KEY,
            """
            {"version":4,"state":{"momentum":{"long":{"active":true,"weight":0.5,"freeze":false,"drain":false,
            "run_id":"r1","ts":"2026-03-01T11:00:00Z","etag":"act:세계 w:1:momentum:long:4"}}}}""");

    ActivationChange change = adoptAll().getFirst();
    assertThat(change.entry().etag().number()).isEqualTo(4);
    assertThat(store().unfinished(WORLD).orElseThrow().entry()).isEqualTo(change.entry());
    assertThat(request(wish("momentum", 0.5)))
        .isEqualTo(new ActivationResult.Unchanged(change.entry()));
  }

  @Test
  void aNumberThatOthersHaveGivenIsNotGivenAgainBeforeItsEventComes() {
    redis.commands().set(KEY, foreign("carry", 7));

    assertThat(changed(wish("momentum", 0.5)).entry().etag().number()).isEqualTo(8);
  }

  private List<ActivationChange> adoptAll() {
    return Stream.generate(() -> store().adopt(WORLD, AUTHOR))
        .takeWhile(Optional::isPresent)
        .map(Optional::orElseThrow)
        .toList();
  }

  private static String foreign(String strategy, int number) {
    return """
           {"version": %2$d, "state": {"%1$s": {"short": {"active": true, "weight": 1, "freeze": false,
            "drain": false, "effective_mode": "live", "run_id": null, "ts": "2026-03-01T11:00:00Z",
            "etag": "act:세계 w:1:%1$s:short:%2$d"}}}}"""
        .formatted(strategy, number);
  }
}

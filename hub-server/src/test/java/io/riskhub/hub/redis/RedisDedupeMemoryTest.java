package io.riskhub.hub.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.blob.redis.RedisAddress;
import io.riskhub.blob.redis.TestRedis;
import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.DatabaseAddress;
import io.riskhub.hub.jdbc.consumer.JdbcDedupeMemory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

class RedisDedupeMemoryTest {

  private static final String KEY = "w|v|blake3:00|gateway|live";

  private final String group = UUID.randomUUID().toString();
  private final Instant until = Instant.now().plusSeconds(60);

  @TempDir private Path directory;

  @Test
  void eachGroupRemembersWhatItHandledUntilItHasExpired() {
    try (Database database = database();
        RedisServer server = new RedisServer(RedisAddress.of(TestRedis.shared()));
        RedisClient client = RedisClient.create(TestRedis.shared())) {
      RedisDedupeMemory memory = memory(server, database, group);
      assertThat(memory.isSeen(KEY)).isFalse();

      memory.remember(KEY, until);
      memory.remember(KEY, until);

      assertThat(memory.isSeen(KEY)).isTrue();
      assertThat(memory(server, database, group).isSeen(KEY)).isTrue();
      assertThat(memory(server, database, "another").isSeen(KEY)).isFalse();
      assertThat(inDatabase(database).isSeen(KEY)).isFalse();
      assertThat(client.keys("risk-hub-handled:deployment:" + group + ":*"))
          .singleElement()
          .satisfies(key -> assertThat(client.pttl(key)).isBetween(60_000L, 661_000L));
    }
  }

  @Test
  void theDatabaseRemembersWhileRedisIsAway() {
    TestRedis redis = TestRedis.start();
    try (Database database = database();
        RedisServer server = new RedisServer(RedisAddress.of(redis.uri()))) {
      RedisDedupeMemory memory = memory(server, database, group);
      redis.close();

      assertThat(memory.isSeen(KEY)).isFalse();
      memory.remember(KEY, until);

      assertThat(memory.isSeen(KEY)).isTrue();
      assertThat(inDatabase(database).isSeen(KEY)).isTrue();
    }
  }

  private Database database() {
    return Database.open(DatabaseAddress.sqlite(directory.resolve("riskhub.db")));
  }

  private RedisDedupeMemory memory(RedisServer server, Database database, String ofGroup) {
    return new RedisDedupeMemory(server, "deployment", ofGroup, inDatabase(database));
  }

  private JdbcDedupeMemory inDatabase(Database database) {
    return new JdbcDedupeMemory(database, group, Clock.systemUTC());
  }
}

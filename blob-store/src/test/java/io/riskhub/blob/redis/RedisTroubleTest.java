package io.riskhub.blob.redis;

import static io.riskhub.blob.contract.Blobs.put;
import static io.riskhub.blob.contract.Blobs.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobException.Reason;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.CheckResult;
import io.riskhub.blob.contract.Blobs;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.ClientKillParams;

/** What a Redis in trouble is told as. */
class RedisTroubleTest {

  private static final String PREFIX = "risk-blobs:";

  private static RedisBlobStore store(URI uri) {
    return new RedisBlobStore(new BlobStoreSettings.Redis(uri, PREFIX, Blobs.TTL));
  }

  @Test
  void aRedisThatIsAwayIsUnavailable() throws IOException {
    URI uri;
    BlobRef ref;
    try (TestRedis redis = TestRedis.start();
        RedisBlobStore store = store(redis.uri())) {
      uri = redis.uri();
      ref = put(store, Blobs.covariance(1));
    }
    try (RedisBlobStore store = store(uri)) {
      assertThatExceptionOfType(BlobException.class)
          .isThrownBy(() -> put(store, Blobs.covariance(1)))
          .withMessageContainingAll("cannot store a blob", "127.0.0.1:" + uri.getPort())
          .satisfies(trouble -> assertThat(trouble.reason()).isEqualTo(Reason.UNAVAILABLE));
      assertThat(Blobs.troubleOf(store, ref)).isEqualTo(Reason.UNAVAILABLE);
      assertThatExceptionOfType(BlobException.class).isThrownBy(() -> store.exists(ref));
      assertThatExceptionOfType(BlobException.class).isThrownBy(() -> store.delete(ref));
      assertThat(store.check())
          .isInstanceOfSatisfying(
              CheckResult.Failed.class,
              failed -> assertThat(failed.reason()).contains("127.0.0.1:" + uri.getPort()));
    }
  }

  @Test
  void aWrongPasswordIsToldAndNotRepeated() {
    try (TestRedis redis = TestRedis.start("requirepass right")) {
      String address = "127.0.0.1:" + redis.uri().getPort();
      try (RedisBlobStore right = store(URI.create("redis://:right@" + address));
          RedisBlobStore wrong = store(URI.create("redis://:wr0ng@" + address))) {
        assertThat(right.check())
            .isEqualTo(new CheckResult.Ok("keys risk-blobs:* of Redis at " + address + "/0"));
        assertThat(wrong.check())
            .isInstanceOfSatisfying(
                CheckResult.Failed.class,
                failed ->
                    assertThat(failed.reason()).contains("WRONGPASS").doesNotContain("wr0ng"));
      }
    }
  }

  @Test
  void aFullRedisIsToldAndTheNextPutWorksOnceThereIsRoom() throws IOException {
    byte[] json = Blobs.covariance(100_000);
    try (TestRedis redis = TestRedis.start("maxmemory-policy noeviction");
        Jedis direct = new Jedis(redis.uri());
        RedisBlobStore store = store(redis.uri())) {
      BlobRef ref = put(store, Blobs.covariance(1));
      direct.configSet("maxmemory", "2mb");

      assertThatExceptionOfType(BlobException.class)
          .isThrownBy(() -> put(store, json))
          .withMessageContainingAll("no memory left", "maxmemory")
          .satisfies(trouble -> assertThat(trouble.reason()).isEqualTo(Reason.FULL));
      assertThat(direct.keys("*" + ref.digest().hex())).hasSize(2);
      assertThat(direct.dbSize()).isEqualTo(2);

      direct.configSet("maxmemory", "0");
      assertThat(read(store, put(store, json))).isEqualTo(json);
    }
  }

  @Test
  void oneKeyThatCannotBeReadIsNoOutage() throws IOException {
    try (TestRedis redis = TestRedis.start();
        Jedis direct = new Jedis(redis.uri());
        RedisBlobStore store = store(redis.uri())) {
      BlobRef wrongType = put(store, Blobs.covariance(1));
      BlobRef other = put(store, Blobs.covariance(2));
      direct.del(wrongType.location());
      direct.rpush(wrongType.location(), "a list");

      assertThat(Blobs.troubleOf(store, wrongType)).isEqualTo(Reason.REFUSED);
      assertThat(read(store, other)).isEqualTo(Blobs.covariance(2));
    }
  }

  @Test
  void aUserWhoMayNotReadOneKeyIsTellingOfThatKeyAndOneWhoMayReadNoneOfTheStore()
      throws IOException {
    try (TestRedis redis = TestRedis.start();
        Jedis direct = new Jedis(redis.uri());
        RedisBlobStore producer = store(redis.uri())) {
      BlobRef ref = put(producer, Blobs.covariance(1));
      direct.aclSetUser("reader", "on", ">pw", "+@all", "~" + PREFIX + "%*");
      direct.aclSetUser("nobody", "on", ">pw", "+@all", "~other:*");

      String server = "@127.0.0.1:" + redis.uri().getPort();
      try (RedisBlobStore reader = store(URI.create("redis://reader:pw" + server));
          RedisBlobStore nobody = store(URI.create("redis://nobody:pw" + server))) {
        assertThat(Blobs.troubleOf(reader, ref)).isEqualTo(Reason.REFUSED);
        assertThat(Blobs.troubleOf(nobody, ref)).isEqualTo(Reason.UNAVAILABLE);
      }
    }
  }

  @Test
  void aRedisThatWasRestartedCostsNothing() throws IOException {
    try (TestRedis redis = TestRedis.start();
        Jedis direct = new Jedis(redis.uri());
        RedisBlobStore store = store(redis.uri())) {
      put(store, Blobs.covariance(1));
      // What a restart does to the connections of the pool.
      direct.clientKill(new ClientKillParams().skipMe(ClientKillParams.SkipMe.YES));

      assertThat(read(store, put(store, Blobs.covariance(2)))).isEqualTo(Blobs.covariance(2));
    }
  }
}

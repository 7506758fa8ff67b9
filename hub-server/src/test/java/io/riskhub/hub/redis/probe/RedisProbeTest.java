package io.riskhub.hub.redis.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.blob.redis.RedisAddress;
import io.riskhub.blob.redis.TestRedis;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisProbeTest {

  @Test
  void aRedisThatIsThereAndNewEnoughIsFit() {
    assertThat(problem(TestRedis.shared())).isEmpty();
  }

  @Test
  void whereNobodyAnswersTheServerIsNamedAndItsPasswordIsNot() {
    assertThat(problem(URI.create("redis://hub:s3cret@127.0.0.1:1/2")).orElseThrow())
        .contains("Redis at 127.0.0.1:1/2 does not answer", "worldservice.server.redis (--redis)")
        .doesNotContain("s3cret");
  }

  @Test
  void oneThatStandsStillIsNotWaitedForLong() {
    try (TestRedis redis = TestRedis.start()) {
      redis.suspend();
      try {
        assertThat(problem(redis.uri()).orElseThrow()).contains("does not answer");
      } finally {
        redis.resume();
      }
    }
  }

  @Test
  void aWrongPasswordAndMissingRightsAreTold() {
    try (TestRedis redis = TestRedis.start("requirepass s3cret", "rename-command INFO \"\"")) {
      String host = redis.uri().getAuthority();
      assertThat(problem(redis.uri()).orElseThrow()).contains("refuses the hub", "NOAUTH");
      assertThat(problem(URI.create("redis://:wrong@" + host)).orElseThrow())
          .contains("refuses the hub", "WRONGPASS")
          .doesNotContain(":wrong");
      assertThat(problem(URI.create("redis://:s3cret@" + host)).orElseThrow())
          .contains("refuses the hub", "INFO")
          .doesNotContain("s3cret");
    }
  }

  @Test
  void anOldOneIsNamedWithItsVersion() throws Exception {
    try (TestRedis redis = TestRedis.start();
        AgedRedis aged = AgedRedis.before(redis.uri())) {
      assertThat(problem(aged.uri()).orElseThrow())
          .contains(aged.uri().getAuthority(), "is version 6.1.", "6.2 or newer", "upgrade it");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.8.19", "5.0.14", "6.0.16", "6.1.240"})
  void olderVersionsWillNotDo(String version) {
    assertThat(RedisProbe.ofVersion("Redis", info(version)).orElseThrow()).contains(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"6.2.0", "6.2.11", "6.10.0", "7.0.15", "7.2.4-rc1", "10.0.0"})
  void newerVersionsDo(String version) {
    assertThat(RedisProbe.ofVersion("Redis", info(version))).isEmpty();
  }

  @Test
  void oneThatDoesNotTellItsVersionWillNotDo() {
    assertThat(RedisProbe.ofVersion("Redis at r:6379/0", "# Server\r\nos:Linux\r\n").orElseThrow())
        .contains("Redis at r:6379/0", "INFO");
  }

  private static String info(String version) {
    return "# Server\r\nredis_version:%s\r\nredis_git_sha1:00000000\r\n".formatted(version);
  }

  private static Optional<String> problem(URI redis) {
    return RedisProbe.problem(RedisAddress.of(redis));
  }
}

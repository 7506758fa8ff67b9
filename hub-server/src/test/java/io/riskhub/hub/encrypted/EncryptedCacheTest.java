package io.riskhub.hub.encrypted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.riskhub.blob.redis.TestRedis;
import io.riskhub.hub.Secret;
import io.riskhub.hub.config.ConfigException;
import io.riskhub.hub.config.HubConfigs;
import io.riskhub.hub.config.settings.HubSettings;
import io.riskhub.hub.config.settings.ServerSettings;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Snapshots;
import io.riskhub.tls.TestCa;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A Redis of hubs that speaks TLS, and wants certificates of its clients. */
@Timeout(60)
class EncryptedCacheTest {

  @TempDir private Path folder;

  @Test
  void isSharedByAHubWhoseAddressOfItNamesTheCertificates() {
    TestCa ca = TestCa.in(folder, "ca");
    TestCa.Pair own = ca.issue("hub");
    try (TestRedis redis = TestRedis.encrypted(ca.issue("redis"), ca)) {
      URI address =
          redis.encryptedUri(
              "?cacert=%s&cert=%s&key=%s".formatted(ca.certFile(), own.certFile(), own.keyFile()));
      try (RunningHub hub =
          RunningHub.start(
              RunningHub.withRedis(RunningHub.config(folder), address), Clock.systemUTC())) {
        // The first commits may be over before keys are agreed upon; the hub does without it then.
        Await.until(
            Duration.ofSeconds(30),
            () -> {
              String body = Snapshots.body("w", "v" + redis.size(), "2026-01-01", "");
              return hub.caller().push("w", body).statusCode() == 200
                  && hub.caller().latest("w").statusCode() == 200
                  && redis.size() > 0;
            });
      }
    }
  }

  @Test
  void isRefusedWithCertificatesThatAreMissingAndWithoutItsPassword() {
    Secret address = new Secret("rediss://:s3cret@r:1?cacert=" + folder.resolve("none"));
    ServerSettings server = new ServerSettings(null, null, null, null, address, null);

    ConfigException refused =
        catchThrowableOfType(
            ConfigException.class, () -> HubConfigs.resolve(HubSettings.NONE.with(server), folder));

    assertThat(refused.problems())
        .singleElement()
        .asString()
        .isEqualTo(
            "worldservice.server.redis (--redis): " + folder.resolve("none") + ": no such file");
  }
}

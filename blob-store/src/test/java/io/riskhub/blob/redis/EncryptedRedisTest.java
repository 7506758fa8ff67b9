package io.riskhub.blob.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.CheckResult;
import io.riskhub.blob.stores.BlobStores;
import io.riskhub.tls.PemException;
import io.riskhub.tls.TestCa;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A Redis that speaks TLS, and wants certificates of its clients. */
@Timeout(60)
class EncryptedRedisTest {

  private static final byte[] JSON = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;
  private TestCa ca;
  private TestCa.Pair own;
  private TestRedis redis;

  @BeforeEach
  void start() {
    ca = TestCa.in(folder, "ca");
    own = ca.issue("client");
    redis = TestRedis.encrypted(ca.issue("redis"), ca);
  }

  @AfterEach
  void stop() {
    redis.close();
  }

  private BlobStore store(String query) {
    return BlobStores.open(
        new BlobStoreSettings.Redis(redis.encryptedUri(query), "b:", Duration.ofMinutes(1)));
  }

  private String certificates(Path caFile) {
    return "?cacert=%s&cert=%s&key=%s".formatted(caFile, own.certFile(), own.keyFile());
  }

  @Test
  void keepsBlobsOfWhoShowsACertificateThatItTrusts() throws IOException {
    try (BlobStore store = store(certificates(ca.certFile()))) {
      BlobRef ref =
          store.put(
              "w", "v", "covariance", () -> new ByteArrayInputStream(JSON), Duration.ofMinutes(1));

      assertThat(store.open(ref).readAllBytes()).isEqualTo(JSON);
    }
  }

  @Test
  void isNotSpokenToWithoutTrustOnBothSides() {
    Path other = TestCa.in(folder, "other").certFile();
    for (String query : new String[] {"", certificates(other), "?cacert=" + ca.certFile()}) {
      try (BlobStore store = store(query)) {
        assertThat(store.check()).as(query).isInstanceOf(CheckResult.Failed.class);
      }
    }
  }

  @Test
  void isNotSpokenToUnderAnotherName() {
    try (TestRedis elsewhere = TestRedis.encrypted(ca.issue("redis", "redis.example"), ca);
        BlobStore store =
            BlobStores.open(
                new BlobStoreSettings.Redis(
                    elsewhere.encryptedUri(certificates(ca.certFile())),
                    "b:",
                    Duration.ofMinutes(1)))) {
      assertThat(store.check()).isInstanceOf(CheckResult.Failed.class);
    }
  }

  @Test
  void anAddressWhoseCertificatesAreOfNoUseIsRefusedWithoutShowingIt() {
    assertRefused("redis://u:s3cret@h:1?cacert=" + ca.certFile(), "are not encrypted");
    assertRefused("rediss://u:s3cret@h:1?cacert=" + folder.resolve("none"), "no such file");
    assertRefused("rediss://u:s3cret@h:1?key=" + own.keyFile(), "a key without a cert");
  }

  private static void assertRefused(String address, String why) {
    assertThatThrownBy(() -> RedisAddress.of(URI.create(address)))
        .isInstanceOf(PemException.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining("s3cret");
  }
}

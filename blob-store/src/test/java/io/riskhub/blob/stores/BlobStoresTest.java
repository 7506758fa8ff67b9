package io.riskhub.blob.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.riskhub.blob.BlobRef.Scheme;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.CheckResult;
import io.riskhub.blob.redis.TestRedis;
import io.riskhub.blob.s3.TestS3;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobStoresTest {

  @Test
  void opensEachKindAsItIsDescribed(@TempDir Path directory) {
    Map<Scheme, BlobStoreSettings> settings =
        Map.of(
            Scheme.FILE, new BlobStoreSettings.Files(directory),
            Scheme.REDIS,
                new BlobStoreSettings.Redis(TestRedis.shared(), "p:", Duration.ofSeconds(1)),
            Scheme.S3, TestS3.shared("p"));
    settings.forEach(
        (scheme, described) -> {
          try (BlobStore store = BlobStores.open(described)) {
            assertThat(store.scheme()).isEqualTo(scheme);
            assertThat(store.check()).isInstanceOf(CheckResult.Ok.class);
          }
        });
  }

  @Test
  void aStoreIsOpenedThoughItCannotBeReachedYet() {
    for (BlobStoreSettings settings :
        List.of(
            new BlobStoreSettings.Files(Path.of("/proc/no/such/place")),
            new BlobStoreSettings.Redis(
                URI.create("redis://127.0.0.1:1"), "p:", Duration.ofSeconds(1)),
            new BlobStoreSettings.S3(
                "bucket",
                "",
                Optional.of(URI.create("http://127.0.0.1:1")),
                Optional.empty(),
                Optional.of(new BlobStoreSettings.Credentials("key", "secret"))))) {
      try (BlobStore store = BlobStores.open(settings)) {
        assertThat(store.check()).isInstanceOf(CheckResult.Failed.class);
      }
    }
  }

  @Test
  void theSettingsPrintNoSecret() {
    assertThat(
            List.of(
                    new BlobStoreSettings.Redis(
                        URI.create("redis://user:hidden@h:1/2"), "p:", Duration.ofSeconds(1)),
                    new BlobStoreSettings.S3(
                        "bucket",
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new BlobStoreSettings.Credentials("key", "hidden"))))
                .toString())
        .contains("h:1", "key")
        .doesNotContain("hidden");
  }

  @Test
  void aNegativeLifeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new BlobStoreSettings.Redis(
                    URI.create("redis://h:1"), "p:", Duration.ofSeconds(-1)))
        .withMessageContaining("cache_ttl");
  }
}

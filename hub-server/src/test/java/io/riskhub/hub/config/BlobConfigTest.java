package io.riskhub.hub.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskhub.blob.BlobStore;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.stores.BlobStores;
import io.riskhub.hub.config.file.ConfigFile;
import io.riskhub.hub.config.settings.HubSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlobConfigTest {

  private static final Path DATA = Path.of("data");

  @TempDir private Path directory;

  @Test
  void withoutSettingsBlobsAreFilesInTheDataDirectory() {
    assertThat(BlobConfigs.resolve(HubSettings.NONE, DATA))
        .isEqualTo(new BlobConfig(new BlobStoreSettings.Files(DATA.resolve("blobs")), 100));
  }

  @Test
  void blobsFollowTheDataDirectoryOfTheFileAndPathsInItAreRelativeToIt() throws Exception {
    assertThat(resolve("worldservice: {server: {data_dir: here}}").store())
        .isEqualTo(new BlobStoreSettings.Files(directory.resolve("here/blobs")));
    assertThat(resolve("risk_hub: {blob_store: {type: file, base_dir: there}}").store())
        .isEqualTo(new BlobStoreSettings.Files(directory.resolve("there")));
  }

  @Test
  void theRunbooksSectionServesEveryType() throws Exception {
    String section =
        """
        risk_hub:
          inline_cov_threshold: 7
          blob_store: {type: %s, bucket: risk-blobs, prefix: /hub/, base_dir: b, redis_prefix: "rb:",
            cache_ttl: 60, redis: "redis://:s3cret@cache:6379/2", endpoint: "http://s3:9000", region: r,
            access_key_id: key, secret_access_key: s3cret}
        """;

    assertThat(resolve(section.formatted("redis")))
        .isEqualTo(
            new BlobConfig(
                new BlobStoreSettings.Redis(
                    URI.create("redis://:s3cret@cache:6379/2"), "rb:", Duration.ofMinutes(1)),
                7));
    assertThat(resolve(section.formatted("s3")).store())
        .isEqualTo(
            new BlobStoreSettings.S3(
                "risk-blobs",
                "hub",
                Optional.of(URI.create("http://s3:9000")),
                Optional.of("r"),
                Optional.of(new BlobStoreSettings.Credentials("key", "s3cret"))));
    for (String type : new String[] {"file", "s3", "redis"}) {
      assertThat(resolve(section.formatted(type)).toString()).doesNotContain("s3cret");
      assertThat(read(section.formatted(type)).toString()).doesNotContain("s3cret");
    }
  }

  @Test
  void everyWrongKeyTypeAndValueIsNamedWithItsPathAtOnce() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    risk_hub:
                      inline_cov_threshold: -1
                      blob_store: {type: ftp, buckets: b, prefix: 1, base_dir: "", cache_ttl: "15m",
                        secret_access_key: [s3cret]}
                    """))
        .isInstanceOfSatisfying(ConfigException.class, e -> assertThat(e.problems()).hasSize(7))
        .hasMessageContaining("risk_hub.inline_cov_threshold must be a whole number")
        .hasMessageContaining("risk_hub.blob_store.type must be one of: file, s3, redis")
        .hasMessageContaining("risk_hub.blob_store.buckets is not a setting")
        .hasMessageContaining("risk_hub.blob_store.prefix must be a text")
        .hasMessageContaining("risk_hub.blob_store.base_dir must be")
        .hasMessageContaining("risk_hub.blob_store.cache_ttl must be")
        .hasMessageContaining("risk_hub.blob_store.secret_access_key must be")
        .hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "type (--blob-type) | bucket: risk-blobs",
        "type (--blob-type) | redis: 'redis://h:1'",
        "bucket (--blob-bucket) is missing | type: s3",
        "bucket (--blob-bucket) or prefix | type: s3, bucket: Risk_Blobs",
        "bucket (--blob-bucket) or prefix | type: s3, bucket: risk-blobs, prefix: a/../b",
        "endpoint | type: s3, bucket: risk-blobs, endpoint: 's3:9000'",
        "endpoint | type: s3, bucket: risk-blobs, endpoint: 'http://k:s3cret@s3:9000'",
        "set both or none | type: s3, bucket: risk-blobs, access_key_id: k",
        "redis (--blob-redis) | type: redis",
        "redis (--blob-redis) | type: redis, redis: 'redis://:s3cret@cache'",
        "redis (--blob-redis) | type: redis, redis: 'http://:s3cret@cache:1'",
        "redis (--blob-redis) | type: redis, redis: 'redis://:s3cret#@cache:1'",
        "redis_prefix | type: redis, redis: 'redis://cache:1', redis_prefix: 'a%b'",
        "base_dir | type: file, base_dir: \"a\\nb\""
      })
  void whatDoesNotGoTogetherIsNamedAndNoSecretShown(String expected, String section) {
    assertThatThrownBy(() -> resolve("risk_hub: {blob_store: {" + section + "}}"))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("risk_hub.blob_store.")
        .hasMessageContaining(expected)
        .hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type: file",
        "type: s3, bucket: risk-blobs, region: us-east-1",
        "type: redis, redis: 'rediss://u:p%40@cache:6379'"
      })
  void whatIsResolvedCanBeOpened(String section) throws Exception {
    BlobConfig config = resolve("risk_hub: {blob_store: {" + section + "}}");

    try (BlobStore store = BlobStores.open(config.store())) {
      assertThat(section).startsWith("type: " + store.scheme().start().replace("://", ""));
    }
  }

  private BlobConfig resolve(String yaml) throws IOException {
    return BlobConfigs.resolve(read(yaml), DATA);
  }

  private HubSettings read(String yaml) throws IOException {
    return ConfigFile.read(Files.writeString(directory.resolve("hub.yml"), yaml));
  }
}

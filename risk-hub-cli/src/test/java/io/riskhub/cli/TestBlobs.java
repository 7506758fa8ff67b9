package io.riskhub.cli;

import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.redis.TestRedis;
import io.riskhub.blob.redis.TestRedisBlobs;
import io.riskhub.blob.s3.TestS3;
import io.riskhub.blob.s3.TestS3Blobs;
import io.riskhub.blob.stores.BlobStores;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/** A blob store on a real backend, with the file of settings that names it to a command. */
public final class TestBlobs implements AutoCloseable {

  private static final Duration TTL = Duration.ofMinutes(15);

  private final BlobStoreSettings settings;
  private final BlobStore store;
  private final Path config;

  private TestBlobs(BlobStoreSettings settings, Path config) {
    this.settings = settings;
    this.store = BlobStores.open(settings);
    this.config = config;
  }

  /** The kinds of store. */
  public enum Kind {
    FILE,
    REDIS,
    S3
  }

  /** An empty store; its files, and the settings, stand in {@code folder}. */
  public static TestBlobs of(Kind kind, Path folder) throws IOException {
    BlobStoreSettings settings =
        switch (kind) {
          case FILE -> new BlobStoreSettings.Files(folder.resolve("blobs"));
          case REDIS ->
              new BlobStoreSettings.Redis(
                  TestRedis.shared(), "test-" + UUID.randomUUID() + ":", Duration.ofSeconds(1));
          case S3 -> TestS3.shared("tests/" + UUID.randomUUID());
        };
    Path config = folder.resolve("riskhub.yml");
    Files.writeString(config, "risk_hub: {blob_store: {" + yaml(settings) + "}}");
    return new TestBlobs(settings, config);
  }

  private static String yaml(BlobStoreSettings settings) {
    return switch (settings) {
      case BlobStoreSettings.Files files -> "type: file, base_dir: '" + files.directory() + "'";
      case BlobStoreSettings.Redis redis ->
          "type: redis, redis: '%s', redis_prefix: '%s', cache_ttl: 1"
              .formatted(redis.uri(), redis.prefix());
      case BlobStoreSettings.S3 s3 ->
          "type: s3, bucket: %s, prefix: %s, endpoint: '%s', access_key_id: '%s', secret_access_key: '%s'"
              .formatted(
                  s3.bucket(),
                  s3.prefix(),
                  s3.endpoint().orElseThrow(),
                  s3.credentials().orElseThrow().accessKeyId(),
                  s3.credentials().orElseThrow().secretAccessKey());
    };
  }

  public BlobStoreSettings settings() {
    return settings;
  }

  /** What a command's {@code --config} should be. */
  public String config() {
    return config.toString();
  }

  /** Puts a blob, and tells its ref. */
  public String put(String world, String version, String field, byte[] json) throws IOException {
    return store.put(world, version, field, json, TTL).toString();
  }

  public byte[] read(String ref) throws IOException {
    try (InputStream blob = store.open(BlobRef.of(ref))) {
      return blob.readAllBytes();
    }
  }

  public boolean exists(String ref) throws IOException {
    return store.exists(BlobRef.of(ref));
  }

  public void remove(String ref) throws IOException {
    store.delete(BlobRef.of(ref));
  }

  /** Replaces what is stored, behind the store's back. */
  public void overwrite(String text, byte[] bytes) throws IOException {
    BlobRef ref = BlobRef.of(text);
    switch (settings) {
      case BlobStoreSettings.Files files -> Files.write(Path.of(ref.location()), bytes);
      case BlobStoreSettings.Redis redis -> TestRedisBlobs.overwrite(redis.uri(), ref, bytes);
      case BlobStoreSettings.S3 s3 -> TestS3Blobs.overwrite(s3, ref, bytes);
    }
  }

  @Override
  public void close() {
    store.close();
  }
}

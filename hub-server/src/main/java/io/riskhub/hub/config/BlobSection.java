package io.riskhub.hub.config;

import io.riskhub.blob.BlobRef.Scheme;
import io.riskhub.hub.Secret;
import io.riskhub.hub.config.settings.BlobSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a configuration file says of blobs. */
final class BlobSection {

  private static final int MAX_CACHE_TTL_SECONDS = 30 * 86_400;
  private static final int MAX_THRESHOLD = 1_000_000;

  private BlobSection() {}

  /**
   * The settings below {@code risk_hub}.
   *
   * @param file the file, which paths in it are relative to
   */
  static BlobSettings read(ConfigSection hub, Path file) {
    ConfigSection store = hub.section("blob_store");
    String type = store.choice("type", List.of("file", "s3", "redis"));
    String directory = store.text("base_dir");
    BlobSettings.S3 s3 =
        new BlobSettings.S3(
            store.text("bucket"),
            store.anyText("prefix"),
            store.text("endpoint"),
            store.text("region"),
            store.text("access_key_id"),
            secret(store.text("secret_access_key")));
    BlobSettings.Redis redis =
        new BlobSettings.Redis(
            secret(store.text("redis")),
            store.text("redis_prefix"),
            store.number("cache_ttl", 0, MAX_CACHE_TTL_SECONDS));
    store.refuseOthers(Set.of());
    return new BlobSettings(
        type == null ? null : Scheme.valueOf(type.toUpperCase(Locale.ROOT)),
        directory == null ? null : file.resolveSibling(directory),
        s3,
        redis,
        hub.number("inline_cov_threshold", 0, MAX_THRESHOLD));
  }

  private static @Nullable Secret secret(@Nullable String text) {
    return text == null ? null : new Secret(text);
  }
}

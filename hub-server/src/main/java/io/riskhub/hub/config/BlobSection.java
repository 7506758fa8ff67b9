package io.riskhub.hub.config;

import io.riskhub.blob.BlobRef.Scheme;
import io.riskhub.hub.Secret;
import io.riskhub.hub.config.reference.Setting;
import io.riskhub.hub.config.settings.BlobSettings;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a configuration file says of blobs. */
final class BlobSection {

  private BlobSection() {}

  /**
   * The settings below {@code risk_hub}.
   *
   * @param file the file, which paths in it are relative to
   */
  static BlobSettings read(ConfigSection hub, Path file) {
    ConfigSection store = hub.section("blob_store");
    String type = store.choice(Setting.BLOB_TYPE);
    String directory = store.text(Setting.BLOB_DIR);
    BlobSettings.S3 s3 =
        new BlobSettings.S3(
            store.text(Setting.BLOB_BUCKET),
            store.anyText(Setting.BLOB_PREFIX),
            store.text(Setting.BLOB_ENDPOINT),
            store.text(Setting.BLOB_REGION),
            store.text(Setting.BLOB_ACCESS_KEY_ID),
            secret(store.text(Setting.BLOB_SECRET_ACCESS_KEY)));
    BlobSettings.Redis redis =
        new BlobSettings.Redis(
            secret(store.text(Setting.BLOB_REDIS)),
            store.text(Setting.BLOB_REDIS_PREFIX),
            store.number(Setting.BLOB_CACHE_TTL));
    store.refuseOthers(Set.of());
    return new BlobSettings(
        type == null ? null : Scheme.valueOf(type.toUpperCase(Locale.ROOT)),
        directory == null ? null : file.resolveSibling(directory),
        s3,
        redis,
        hub.number(Setting.INLINE_THRESHOLD));
  }

  private static @Nullable Secret secret(@Nullable String text) {
    return text == null ? null : new Secret(text);
  }
}

package io.riskhub.hub.config.file;

import io.riskhub.blob.BlobRef.Scheme;
import io.riskhub.hub.Secret;
import io.riskhub.hub.config.reference.BlobKey;
import io.riskhub.hub.config.reference.LimitKey;
import io.riskhub.hub.config.settings.BlobSettings;
import java.nio.file.Path;
import java.util.Locale;
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
    String type = store.choice(BlobKey.TYPE);
    String directory = store.text(BlobKey.DIR);
    BlobSettings.S3 s3 =
        new BlobSettings.S3(
            store.text(BlobKey.BUCKET),
            store.anyText(BlobKey.PREFIX),
            store.text(BlobKey.ENDPOINT),
            store.text(BlobKey.REGION),
            store.text(BlobKey.ACCESS_KEY_ID),
            secret(store.text(BlobKey.SECRET_ACCESS_KEY)));
    BlobSettings.Redis redis =
        new BlobSettings.Redis(
            secret(store.text(BlobKey.REDIS)),
            store.text(BlobKey.REDIS_PREFIX),
            store.number(BlobKey.CACHE_TTL));
    store.refuseOthers();
    return new BlobSettings(
        type == null ? null : Scheme.valueOf(type.toUpperCase(Locale.ROOT)),
        directory == null ? null : file.resolveSibling(directory),
        s3,
        redis,
        hub.number(LimitKey.INLINE_THRESHOLD));
  }

  private static @Nullable Secret secret(@Nullable String text) {
    return text == null ? null : new Secret(text);
  }
}

package io.riskhub.hub.blobs.probe;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobName;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobRef.Scheme;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.ContentDigest;
import io.riskhub.blob.ContentDigest.Algorithm;
import java.util.Optional;

/** Asks a blob store for a blob that nobody put: a hub need not be allowed to write one. */
public final class BlobProbe {

  /** No JSON is empty, so this is nobody's. */
  private static final BlobName NOBODYS =
      BlobName.stem("riskhub", "start", "probe")
          .with(ContentDigest.of(Algorithm.BLAKE3, new byte[0]));

  private BlobProbe() {}

  /** Why the store cannot be read, and what to do; empty if it can. */
  public static Optional<String> problem(BlobStoreSettings settings, BlobStore store) {
    return trouble(settings, store)
        .map(
            trouble ->
                "the blob store cannot be read: %s; mend it, or correct risk_hub.blob_store (--blob-…)"
                    .formatted(trouble.getMessage()));
  }

  /** Why the store cannot be read; empty if it can. */
  static Optional<BlobException> trouble(BlobStoreSettings settings, BlobStore store) {
    try {
      boolean unused = store.exists(nobodys(settings));
      return Optional.empty();
    } catch (BlobException e) {
      return Optional.of(e);
    }
  }

  private static BlobRef nobodys(BlobStoreSettings settings) {
    return BlobRef.of(
        switch (settings) {
          case BlobStoreSettings.Files files ->
              Scheme.FILE.start()
                  + files.directory().toAbsolutePath().normalize()
                  + "/"
                  + NOBODYS.path();
          case BlobStoreSettings.S3 s3 ->
              Scheme.S3.start()
                  + s3.bucket()
                  + "/"
                  + (s3.prefix().isEmpty() ? "" : s3.prefix() + "/")
                  + NOBODYS.path();
          case BlobStoreSettings.Redis redis ->
              Scheme.REDIS.start() + redis.prefix() + NOBODYS.key();
        });
  }
}

package io.riskhub.blob.stores;

import io.riskhub.blob.BlobStore;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.file.JsonBlobStore;
import io.riskhub.blob.redis.RedisBlobStore;
import io.riskhub.blob.s3.S3BlobStore;

/** Makes the store that the settings describe. */
public final class BlobStores {

  private BlobStores() {}

  /**
   * The store of {@code settings}. Nothing is connected or written yet; {@link BlobStore#check}
   * tells whether it works.
   *
   * @throws IllegalArgumentException when a setting cannot be right, with its name and why
   */
  public static BlobStore open(BlobStoreSettings settings) {
    return switch (settings) {
      case BlobStoreSettings.Files files -> new JsonBlobStore(files.directory());
      case BlobStoreSettings.Redis redis -> new RedisBlobStore(redis);
      case BlobStoreSettings.S3 s3 -> new S3BlobStore(s3);
    };
  }
}

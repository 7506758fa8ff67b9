package io.riskhub.blob.s3;

import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStoreSettings;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A way around the store of blobs in S3, for the tests of whoever uses one. */
public final class TestS3Blobs {

  private TestS3Blobs() {}

  /** Replaces what is stored, behind the store's back. */
  public static void overwrite(BlobStoreSettings.S3 settings, BlobRef ref, byte[] bytes) {
    String key = ref.location().substring(settings.bucket().length() + 1);
    try (S3Client s3 = S3Connection.open(settings)) {
      s3.putObject(
          request -> request.bucket(settings.bucket()).key(key), RequestBody.fromBytes(bytes));
    }
  }
}

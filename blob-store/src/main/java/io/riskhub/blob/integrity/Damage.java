package io.riskhub.blob.integrity;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobException.Reason;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.ContentDigest;
import java.io.IOException;
import java.io.InputStream;

/**
 * Tells a blob that was cut from one that was changed. Its name holds no length, but a blob is
 * JSON: what is in order as far as it goes, and does not go to the end, was cut.
 */
final class Damage {

  private Damage() {}

  static BlobException of(BlobRef ref, ContentDigest found, long length, BlobStore.Source again) {
    if (isCut(again)) {
      return new BlobException(
          Reason.CUT,
          "the blob is cut: %s ends after %,d bytes, in the middle of its JSON"
              .formatted(ref, length));
    }
    return new BlobException(
        Reason.CHANGED,
        "the blob was changed: %s holds %,d bytes with the digest %s"
            .formatted(ref, length, found));
  }

  private static boolean isCut(BlobStore.Source again) {
    try (InputStream blob = again.open();
        JsonBeginning beginning = new JsonBeginning()) {
      byte[] buffer = new byte[VerifyingInputStream.BLOCK];
      for (int read = blob.read(buffer); read >= 0; read = blob.read(buffer)) {
        beginning.add(buffer, read);
      }
      return beginning.lacksItsEnd();
    } catch (IOException e) {
      // No JSON, or gone since: that it is not what was put is known all the same.
      return false;
    }
  }
}

package io.riskhub.hub.blobs;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.RefCheck;
import java.io.InputStream;

/** Opens what refs name. */
final class Refs {

  private Refs() {}

  /** The blob of a ref of any text; a foreign one reaches no store. */
  static InputStream open(BlobStore store, String ref) throws BlobException {
    return switch (BlobRef.parse(ref)) {
      case RefCheck.Valid valid -> {
        if (store.resolve(valid.ref()) instanceof RefCheck.Refused refused) {
          throw BlobException.foreign(refused);
        }
        yield store.open(valid.ref());
      }
      case RefCheck.Refused refused -> throw BlobException.foreign(refused);
    };
  }
}

package io.riskhub.hub.blobs;

import io.riskhub.blob.BlobException;
import java.util.Locale;

/** Says why a blob cannot be read, after the name of the field that refers to it. */
final class Trouble {

  private Trouble() {}

  static String words(BlobException e) {
    return "cannot be read (%s): %s"
        .formatted(e.reason().name().toLowerCase(Locale.ROOT), e.getMessage());
  }
}

package io.riskhub.hub.blobs;

import org.jspecify.annotations.Nullable;

/** Blobs cannot be read now; the same request may succeed later. */
public final class BlobsUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BlobsUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

package io.riskhub.hub.snapshot;

import org.jspecify.annotations.Nullable;

/** The store cannot be reached or cannot take more now; the same request may succeed later. */
public final class StorageUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StorageUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

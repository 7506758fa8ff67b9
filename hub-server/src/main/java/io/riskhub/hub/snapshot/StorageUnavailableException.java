package io.riskhub.hub.snapshot;

import org.jspecify.annotations.Nullable;

/** The store cannot be reached or cannot take more now; the same request may succeed later. */
public class StorageUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean unreachable;

  public StorageUnavailableException(String message, @Nullable Throwable cause) {
    this(message, cause, false);
  }

  private StorageUnavailableException(
      String message, @Nullable Throwable cause, boolean unreachable) {
    super(message, cause);
    this.unreachable = unreachable;
  }

  /** No connection is to be had: whoever asks for one later hears at once whether that is over. */
  public static StorageUnavailableException unreachable(String message, @Nullable Throwable cause) {
    return new StorageUnavailableException(message, cause, true);
  }

  /** Whether there was no connection, rather than a store that answers and takes nothing. */
  public boolean isUnreachable() {
    return unreachable;
  }
}

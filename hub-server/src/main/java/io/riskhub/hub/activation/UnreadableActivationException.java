package io.riskhub.hub.activation;

import io.riskhub.hub.snapshot.StorageUnavailableException;

/** The state of a world stands where others may write it, and is none until somebody mends it. */
public final class UnreadableActivationException extends StorageUnavailableException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message names the place, and says what is wrong there and what to do
   */
  public UnreadableActivationException(String message, Throwable cause) {
    super(message, cause);
  }
}

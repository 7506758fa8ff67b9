package io.riskhub.hub.activation;

/**
 * The state of a world stands where others may write it, and is none until somebody mends it: no
 * outage, which would pass by itself.
 */
public final class UnreadableActivationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message names the place, and says what is wrong there and what to do
   */
  public UnreadableActivationException(String message, Throwable cause) {
    super(message, cause);
  }
}

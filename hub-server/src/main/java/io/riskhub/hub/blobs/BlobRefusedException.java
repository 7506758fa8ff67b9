package io.riskhub.hub.blobs;

/**
 * The blob store can be read, but does not give one blob away: no outage to wait for. The same
 * request may succeed once somebody has changed what may be read.
 */
public final class BlobRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BlobRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}

package io.riskhub.hub.bus.consumer.attempt;

import java.io.Serial;

/** A worker will never handle this event; it belongs with the dead letters at once. */
public final class RejectedEventException extends Exception {

  @Serial private static final long serialVersionUID = 1;

  /**
   * @param reason for a person, completing "the event was rejected: …"
   */
  public RejectedEventException(String reason) {
    super(reason);
  }
}

package io.riskhub.hub.bus.consumer;

import io.riskhub.contract.event.DeadLetter;

/** Where events go that cannot be handled. */
public interface DeadLetters {

  /**
   * Puts a letter there; it is safe when this returns.
   *
   * @throws io.riskhub.hub.bus.BusUnavailableException when that is not possible now
   */
  void bury(DeadLetter letter);
}

package io.riskhub.hub.signal.worker;

import io.riskhub.hub.bus.consumer.attempt.RejectedEventException;

/** Works out one kind of signal. The same portfolio always gives the same assessment. */
public interface Assessor {

  /** The worker's name: by this it is chosen, and its signals are kept under it. */
  String name();

  /**
   * What it finds about {@code portfolio}.
   *
   * @throws RejectedEventException when a field is too large for it
   */
  Assessment assess(Portfolio portfolio) throws RejectedEventException;
}

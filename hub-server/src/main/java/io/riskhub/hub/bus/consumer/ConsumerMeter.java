package io.riskhub.hub.bus.consumer;

import io.riskhub.hub.bus.consumer.attempt.AttemptMeter;

/** Counts what becomes of events. */
public interface ConsumerMeter extends AttemptMeter {

  /** An event came to its end. */
  void handled(String worldId, String stage, Handling handling);
}

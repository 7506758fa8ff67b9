package io.riskhub.hub.bus.consumer;

/** Counts what becomes of events. */
public interface ConsumerMeter {

  /** An event came to its end. */
  void handled(String worldId, String stage, Handling handling);

  /** An attempt failed, and another follows. */
  void retried(String worldId, String stage);
}

package io.riskhub.hub.bus.consumer.attempt;

/** Counts what did not end well at once. */
public interface AttemptMeter {

  /** An attempt failed, and another follows. */
  void retried(String worldId, String stage);

  /** An event waits, or still waits, for the end of an outage. */
  void outage();
}

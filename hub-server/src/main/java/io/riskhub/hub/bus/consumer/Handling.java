package io.riskhub.hub.bus.consumer;

/** What became of an event; each is an end, after which its offset may be committed. */
public enum Handling {
  /** Applied to the hub, and every worker is done with it. */
  APPLIED,
  /** Of a type that is not for this consumer. */
  SKIPPED,
  /** Its snapshot had expired; dropped. */
  EXPIRED,
  /** Handled before; dropped. */
  SEEN,
  /** Given up; it is with the dead letters. */
  DEAD
}

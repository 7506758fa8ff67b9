package io.riskhub.hub.bus.deadletter;

/** What came of asking for an event to be handled again. */
public sealed interface ReplayResult {

  /**
   * The event is in the outbox, and the letter is gone with all its copies.
   *
   * @param letters how many there were of the event
   */
  record Queued(int letters) implements ReplayResult {}

  /** There is no such letter: it was replayed, or is too old. */
  record NotFound() implements ReplayResult {}

  /** What the letter holds is no event of this hub, and so nothing that it can publish. */
  record NoEvent() implements ReplayResult {}
}

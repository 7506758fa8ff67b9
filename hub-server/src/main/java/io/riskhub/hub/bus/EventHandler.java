package io.riskhub.hub.bus;

/** What is done with messages, the same whichever bus they come over. Safe for many threads. */
@FunctionalInterface
public interface EventHandler {

  /**
   * Handles a message to the end: when this returns, it was applied, passed by or given up, and
   * will not come again. Messages with one key come one after the other, in the order in which they
   * were published; a message can come again after a crash.
   *
   * @throws RuntimeException when it must come again later
   * @throws InterruptedException when the hub stops; it must come again then
   */
  void handle(BusMessage message) throws InterruptedException;
}

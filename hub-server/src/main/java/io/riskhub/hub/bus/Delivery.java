package io.riskhub.hub.bus;

import java.util.Optional;

/** What became of an event that was given to the bus. */
public sealed interface Delivery {

  /** The bus keeps it durably, or it was handled to the end. */
  record Delivered() implements Delivery {}

  /**
   * It waits in the bus, and no later event of its world passes it. The bus goes on trying, and
   * tells what became of it when the same event is published again.
   *
   * @param trouble why the last try failed, if one did
   */
  record Held(Optional<String> trouble) implements Delivery {}

  /**
   * It was not begun, because its world is held up, and the bus does not keep it. It is to be
   * published again, after those of its world that are held.
   */
  record Left() implements Delivery {}

  /** The bus will never take it as it is; {@code reason} says why and what an operator can do. */
  record Refused(String reason) implements Delivery {}
}

package io.riskhub.hub.bus;

import java.util.Optional;

/** What became of an event that was given to the bus. */
public sealed interface Delivery {

  /** The bus keeps it durably, or it was handled to the end. */
  record Delivered() implements Delivery {}

  /**
   * It waits in the bus, as all later events of its world do. The bus goes on trying, and tells
   * what became of it when the same event is published again.
   *
   * @param trouble why the last try failed, if one did
   */
  record Held(Optional<String> trouble) implements Delivery {}

  /** The bus will never take it as it is; {@code reason} says why and what an operator can do. */
  record Refused(String reason) implements Delivery {}
}

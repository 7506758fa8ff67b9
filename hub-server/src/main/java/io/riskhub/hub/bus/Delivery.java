package io.riskhub.hub.bus;

/** What became of an event that was given to the bus. */
public sealed interface Delivery {

  /** The bus keeps it durably, or it was handled to the end. */
  record Delivered() implements Delivery {}

  /** The bus will never take it as it is; {@code reason} says why and what an operator can do. */
  record Refused(String reason) implements Delivery {}
}

package io.riskhub.hub.bus.outbox;

import static java.util.Objects.requireNonNull;

import io.riskhub.contract.event.Event;

/**
 * An event that waits in the outbox.
 *
 * @param id its place; ids of one world ascend in the order of commits
 * @param event what is to be published
 */
public record OutboxEntry(long id, Event event) {

  public OutboxEntry {
    requireNonNull(event, "event");
  }
}

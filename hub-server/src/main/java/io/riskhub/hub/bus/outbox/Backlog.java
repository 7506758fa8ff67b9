package io.riskhub.hub.bus.outbox;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What waits in an outbox.
 *
 * @param pending how many events are to be published
 * @param oldest when the first of them was committed
 * @param setAside how many the bus has refused for good; they are not pending
 */
public record Backlog(long pending, Optional<Instant> oldest, long setAside) {

  public Backlog {
    requireNonNull(oldest, "oldest");
  }
}

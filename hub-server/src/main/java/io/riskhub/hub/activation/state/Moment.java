package io.riskhub.hub.activation.state;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Now, on a hub whose clock may be behind those of others.
 *
 * @param now by that hub's clock
 * @param maxAhead how far ahead of it an instant may be
 */
public record Moment(Instant now, Duration maxAhead) {

  /**
   * Now, or if that is not after {@code last} the instant that follows it, so that what is made
   * later is dated later. Not where that would be further ahead than it may be: it is now then.
   */
  public Instant after(Instant last) {
    Instant next = last.plus(1, ChronoUnit.MICROS);
    return next.isAfter(now) && !isTooFarAhead(next) ? next : now;
  }

  /** Whether a snapshot of that instant is refused here. */
  public boolean isTooFarAhead(Instant instant) {
    return instant.isAfter(now.plus(maxAhead));
  }
}

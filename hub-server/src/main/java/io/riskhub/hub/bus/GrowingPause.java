package io.riskhub.hub.bus;

import java.time.Duration;

/**
 * How long to wait before something that failed is tried again: each time twice as long.
 *
 * @param first after the first failure
 * @param longest it grows no further than this
 */
public record GrowingPause(Duration first, Duration longest) {

  /** More doublings than any pause needs, and fewer than a long has bits for. */
  private static final int MOST_DOUBLINGS = 20;

  /** The pause after so many failures in a row, at least one. */
  public Duration after(int failures) {
    Duration grown = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    return grown.compareTo(longest) < 0 ? grown : longest;
  }
}

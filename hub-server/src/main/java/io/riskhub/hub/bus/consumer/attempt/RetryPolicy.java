package io.riskhub.hub.bus.consumer.attempt;

import java.time.Duration;

/**
 * How often an event is tried, and how long to wait between.
 *
 * @param attempts how often in all
 * @param backoff the wait after the first failed attempt; after the n-th it is n times as long
 * @param outagePause the wait before an attempt that failed for an outage is made again
 */
public record RetryPolicy(int attempts, Duration backoff, Duration outagePause) {

  /** The contract's own figures. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(3, Duration.ofMillis(500), Duration.ofSeconds(1));

  /** The wait after the failed attempt of that number, counted from 1. */
  Duration after(int attempt) {
    return backoff.multipliedBy(attempt);
  }
}

package io.riskhub.client.retry;

import java.time.Duration;

/**
 * How patient a call is.
 *
 * @param maxAttempts how often to try at most, the first time counted
 * @param firstBackoff the longest wait before the second try; it doubles with every further one
 * @param longestBackoff the most it doubles to
 * @param deadline from the beginning of the first try to the end of the last
 */
public record RetryPolicy(
    int maxAttempts, Duration firstBackoff, Duration longestBackoff, Duration deadline) {

  /** Beyond this, doubling would overflow; every sensible ceiling is reached long before. */
  private static final int MOST_DOUBLINGS = 20;

  public RetryPolicy {
    if (maxAttempts < 1) {
      throw new IllegalArgumentException("max attempts must be 1 or more, not " + maxAttempts);
    }
    if (firstBackoff.isNegative() || longestBackoff.compareTo(firstBackoff) < 0) {
      throw new IllegalArgumentException(
          "backoff must not be negative, nor longer than its cap: %s, cap %s"
              .formatted(firstBackoff, longestBackoff));
    }
    if (!deadline.isPositive()) {
      throw new IllegalArgumentException("the deadline must be more than 0, not " + deadline);
    }
  }

  /**
   * The wait after so many failed tries: any part of the doubled backoff ("full jitter"), so that
   * callers that failed together do not come back together.
   *
   * @param jitter from 0 to 1
   */
  Duration backoff(int tries, double jitter) {
    Duration doubled = firstBackoff.multipliedBy(1L << Math.min(tries - 1, MOST_DOUBLINGS));
    Duration ceiling = doubled.compareTo(longestBackoff) < 0 ? doubled : longestBackoff;
    return Duration.ofNanos((long) (ceiling.toNanos() * jitter));
  }
}

package io.riskhub.client.http;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The header {@code Retry-After}: seconds or an HTTP date. */
final class RetryAfter {

  private static final int MOST_DIGITS = 9;

  private RetryAfter() {}

  /** How long to wait; empty when there is no header, or none that can be understood. */
  static Optional<Duration> of(Optional<String> header, Clock clock) {
    return header.map(String::strip).flatMap(value -> parse(value, clock));
  }

  private static Optional<Duration> parse(String value, Clock clock) {
    if (value.matches("\\d{1," + MOST_DIGITS + "}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }
    // The usual backoff is a fair answer to a header that says nothing.
    return HttpDate.of(Optional.of(value))
        .map(date -> Duration.between(clock.instant(), date))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
  }
}

package io.riskhub.client.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Dates in HTTP headers, to the second. */
final class HttpDate {

  private HttpDate() {}

  /** The instant; empty when there is no header, or none that can be understood. */
  static Optional<Instant> of(Optional<String> header) {
    return header.map(String::strip).flatMap(HttpDate::parse);
  }

  private static Optional<Instant> parse(String value) {
    try {
      return Optional.of(
          ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      // What cannot be read tells nothing; nobody relies on these headers being there.
      return Optional.empty();
    }
  }
}

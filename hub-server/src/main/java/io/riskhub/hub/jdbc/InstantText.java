package io.riskhub.hub.jdbc;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;

/**
 * Instants as they cross the border to a database: text in UTC with six fraction digits, which is
 * all that PostgreSQL's timestamptz holds, and the nanoseconds below the microsecond beside it.
 */
public final class InstantText {

  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private static final int NANOS_PER_MICRO = 1_000;

  private InstantText() {}

  /** The instant, cut to the microsecond. */
  public static String of(Instant instant) {
    return MICROS.format(instant);
  }

  /** What {@link #of} cut off, 0 to 999. */
  public static int nanos(Instant instant) {
    return instant.get(ChronoField.NANO_OF_SECOND) % NANOS_PER_MICRO;
  }

  /** Puts the two parts together again. */
  public static Instant parse(String text, int nanos) {
    return Instant.parse(text).plusNanos(nanos);
  }
}

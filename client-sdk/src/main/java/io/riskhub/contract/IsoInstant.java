package io.riskhub.contract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the contract's ISO-8601 instants: a date, or a date and time parted by {@code T} or a
 * blank, with optional seconds, 1 to 9 fraction digits and an offset ({@code Z}, {@code ±HH},
 * {@code ±HHMM}, {@code ±HH:MM}; none is UTC).
 */
public final class IsoInstant {

  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4})-(\\d\\d)-(\\d\\d)"
              + "(?:[T ](\\d\\d):(\\d\\d)(?::(\\d\\d)(?:\\.(\\d{1,9}))?)?"
              + "(?:Z|([+-])(\\d\\d)(?::?(\\d\\d))?)?)?");

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
  private static final int SECONDS_PER_HOUR = 3_600;

  private IsoInstant() {}

  /** The instant, to the nanosecond, or empty when {@code text} is none of the years 1 to 9999. */
  public static Optional<Instant> parse(String text) {
    Matcher m = FORM.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    int offsetHours = number(m.group(9));
    int offsetMinutes = number(m.group(10));
    if (offsetHours > 23 || offsetMinutes > 59) {
      return Optional.empty();
    }
    int offset = offsetHours * SECONDS_PER_HOUR + offsetMinutes * 60;
    try {
      Instant instant =
          LocalDateTime.of(
                  number(m.group(1)),
                  number(m.group(2)),
                  number(m.group(3)),
                  number(m.group(4)),
                  number(m.group(5)),
                  number(m.group(6)),
                  nanos(m.group(7)))
              .toInstant(ZoneOffset.UTC)
              .minusSeconds("-".equals(m.group(8)) ? -offset : offset);
      boolean inRange = !instant.isBefore(FIRST) && !instant.isAfter(LAST);
      return inRange ? Optional.of(instant) : Optional.empty();
    } catch (DateTimeException e) {
      // The digits have the right form but name no day or time, such as February 30.
      return Optional.empty();
    }
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static int nanos(@Nullable String fraction) {
    return fraction == null ? 0 : Integer.parseInt(fraction + "0".repeat(9 - fraction.length()));
  }
}

package io.riskhub.cli.output;

import java.time.Duration;
import java.time.Instant;

/** Spans of time as people say them: the two largest units. */
public final class HumanTime {

  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final long YEAR = 365 * DAY;

  private HumanTime() {}

  /** Such as {@code 5m 12s} or {@code 3d 4h}; without its sign, and without parts of a second. */
  public static String span(Duration duration) {
    long seconds = duration.abs().toSeconds();
    if (seconds < MINUTE) {
      return seconds + "s";
    }
    if (seconds < HOUR) {
      return units(seconds, MINUTE, "m", 1, "s");
    }
    if (seconds < DAY) {
      return units(seconds, HOUR, "h", MINUTE, "m");
    }
    return seconds < YEAR
        ? units(seconds, DAY, "d", HOUR, "h")
        : units(seconds, YEAR, "y", DAY, "d");
  }

  /** Short spans to the millisecond, such as {@code 1500ms}; others like {@link #span}. */
  public static String precise(Duration duration) {
    boolean whole = duration.toMillis() % 1_000 == 0;
    return whole || duration.toSeconds() >= MINUTE ? span(duration) : duration.toMillis() + "ms";
  }

  /** How old {@code then} is: {@code 5m 12s}, or {@code in 5m} when it is still to come. */
  public static String age(Instant then, Instant now) {
    Duration age = Duration.between(then, now);
    return age.isNegative() ? "in " + span(age) : span(age);
  }

  /** {@code 5m 12s ago} or {@code in 5m}. */
  public static String relative(Instant then, Instant now) {
    return then.isAfter(now) ? age(then, now) : age(then, now) + " ago";
  }

  private static String units(long seconds, long large, String name, long small, String rest) {
    long remainder = seconds % large / small;
    return seconds / large + name + (remainder == 0 ? "" : " " + remainder + rest);
  }
}

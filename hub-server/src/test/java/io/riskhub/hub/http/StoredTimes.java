package io.riskhub.hub.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.testkit.Snapshots;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The contract's rules for times, by other code than the hub's. The hub's clock stands still. */
final class StoredTimes {

  private static final Duration SKEW = Duration.ofMinutes(5);

  private static final Pattern ISO =
      Pattern.compile("([0-9-]{10})(?:[T ]([0-9:.]{5,18}))?(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?");

  private StoredTimes() {}

  static boolean asOfIsValid(JsonNode asOf) {
    return instant(asOf).filter(StoredTimes::isNotAhead).isPresent();
  }

  static boolean isAlive(JsonNode createdAt, JsonNode ttl) {
    return instant(createdAt)
        .filter(StoredTimes::isNotAhead)
        .filter(instant -> instant.plusSeconds(ttl.intValue()).isAfter(Snapshots.NOW))
        .isPresent();
  }

  private static boolean isNotAhead(Instant instant) {
    return !instant.isAfter(Snapshots.NOW.plus(SKEW));
  }

  private static Optional<Instant> instant(JsonNode text) {
    Matcher parts = ISO.matcher(text.asText());
    if (!text.isTextual() || !parts.matches()) {
      return Optional.empty();
    }
    String time = parts.group(2) == null ? "00:00" : parts.group(2);
    String offset = parts.group(3) == null ? "Z" : parts.group(3).replace(":", "");
    try {
      LocalDateTime local = LocalDateTime.parse(parts.group(1) + "T" + time);
      return Optional.of(local.toInstant(ZoneOffset.UTC).minusSeconds(seconds(offset)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static long seconds(String offset) {
    if (offset.equals("Z")) {
      return 0;
    }
    int hours = Integer.parseInt(offset.substring(1, 3));
    int minutes = offset.length() > 3 ? Integer.parseInt(offset.substring(3)) : 0;
    long seconds = hours * 3_600L + minutes * 60L;
    return offset.startsWith("-") ? -seconds : seconds;
  }
}

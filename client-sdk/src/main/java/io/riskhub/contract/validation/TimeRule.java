package io.riskhub.contract.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.contract.IsoInstant;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** {@code as_of} and {@code created_at}: instants that are not ahead of the receiver's clock. */
public final class TimeRule {

  private TimeRule() {}

  /** The instant, when {@code value} is one that may be accepted at {@code now}. */
  public static Optional<Instant> check(
      String field, JsonNode value, Instant now, Duration maxSkew, Violations violations) {
    Optional<Instant> instant =
        value.isTextual() ? IsoInstant.parse(value.textValue()) : Optional.empty();
    if (instant.isEmpty()) {
      violations.add(
          field,
          "is "
              + Violations.show(value)
              + "; send an ISO-8601 date or date-time such as \"2026-01-31T00:00:00Z\"");
    } else if (instant.get().isAfter(now.plus(maxSkew))) {
      violations.add(
          field,
          "is %s, more than %d s ahead of the receiver's clock (%s); correct it or the clock"
              .formatted(Violations.show(value), maxSkew.toSeconds(), now));
    }
    return instant;
  }
}

package io.riskhub.contract.activation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.contract.Identifiers;
import io.riskhub.contract.validation.Numbers;
import io.riskhub.contract.validation.TimeRule;
import io.riskhub.contract.validation.Violations;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of an entry and gathers what is wrong with them. A field that is {@code null} is
 * one that was left out: entries are answered with all their fields, and may be sent back so.
 */
final class ActivationCheck {

  /** The greatest share on either side: beyond any sum of money, and nowhere near infinity. */
  private static final double GREATEST_WEIGHT = 1e15;

  private final ObjectNode json;
  private final Violations violations;

  ActivationCheck(ObjectNode json, Violations violations) {
    this.json = json;
    this.violations = violations;
  }

  /** The update; of use only where no violation was found. */
  ActivationUpdate update(Instant now, Duration maxClockSkew) {
    String strategyId = name("strategy_id");
    String side = name("side");
    boolean active = flag("active", true);
    Double weight = weight();
    boolean freeze = flag("freeze", false);
    boolean drain = flag("drain", false);
    String effectiveMode = label("effective_mode");
    String runId = label("run_id");
    String ts = null;
    if (isPresent("ts")
        && TimeRule.check("ts", json.path("ts"), now, maxClockSkew, violations).isPresent()) {
      ts = json.path("ts").textValue();
    }
    return new ActivationUpdate(
        strategyId, side, active, weight, freeze, drain, effectiveMode, runId, ts);
  }

  /** A text that must be there. */
  String name(String field) {
    if (!isPresent(field)) {
      violations.add(field, "is missing");
      return "";
    }
    return Optional.ofNullable(label(field)).orElse("");
  }

  boolean isPresent(String field) {
    return json.hasNonNull(field);
  }

  private boolean flag(String field, boolean isRequired) {
    JsonNode value = json.path(field);
    if (isPresent(field) ? !value.isBoolean() : isRequired) {
      violations.add(
          field,
          isPresent(field)
              ? "is " + Violations.show(value) + "; send true or false"
              : "is missing; send true or false");
    }
    return value.booleanValue();
  }

  private @Nullable Double weight() {
    if (!isPresent("weight")) {
      return null;
    }
    JsonNode value = json.path("weight");
    Optional<String> violation =
        Numbers.violation(value)
            .or(
                () ->
                    Optional.of(value)
                        .filter(number -> Math.abs(number.doubleValue()) > GREATEST_WEIGHT)
                        .map(
                            number ->
                                "is %s; send a number from -1e15 to 1e15"
                                    .formatted(Violations.show(number))));
    violation.ifPresent(message -> violations.add("weight", message));
    return violation.isPresent() ? null : value.doubleValue();
  }

  private @Nullable String label(String field) {
    if (!isPresent(field)) {
      return null;
    }
    JsonNode value = json.path(field);
    if (!value.isTextual()) {
      violations.add(field, "is " + Violations.show(value) + "; send a string");
      return null;
    }
    String text = value.textValue();
    if (text.isBlank()
        || text.codePointCount(0, text.length()) > Identifiers.MAX_LENGTH
        || text.codePoints().anyMatch(Character::isISOControl)) {
      violations.add(
          field,
          "is %s; it must have 1 to %d characters, not only blanks and no control characters"
              .formatted(Violations.show(value), Identifiers.MAX_LENGTH));
    }
    return text;
  }
}

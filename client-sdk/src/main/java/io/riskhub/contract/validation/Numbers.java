package io.riskhub.contract.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** Finite numbers: the contract knows no others, and a JSON token such as {@code 1e400} is none. */
public final class Numbers {

  private Numbers() {}

  /** What keeps {@code value} from being a finite number, or empty when it is one. */
  public static Optional<String> violation(JsonNode value) {
    if (!value.isNumber()) {
      return Optional.of("is " + Violations.show(value) + "; send a JSON number");
    }
    if (!isFinite(value)) {
      return Optional.of("is " + Violations.show(value) + "; send a finite number");
    }
    return Optional.empty();
  }

  /** Whether the number fits a double; an integer of hundreds of digits does not. */
  static boolean isFinite(JsonNode number) {
    return Double.isFinite(number.doubleValue());
  }

  /** Reports the numbers anywhere below {@code value} that overflow a double. */
  static void requireFinite(String field, JsonNode value, Violations violations) {
    if (value.isFloatingPointNumber() && !isFinite(value)) {
      violations.add(field, "is too large for a double; send a finite number");
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        requireFinite(field + "[" + i + "]", value.get(i), violations);
      }
    } else if (value.isObject()) {
      for (Map.Entry<String, JsonNode> property : value.properties()) {
        requireFinite(Violations.path(field, property.getKey()), property.getValue(), violations);
      }
    }
  }
}

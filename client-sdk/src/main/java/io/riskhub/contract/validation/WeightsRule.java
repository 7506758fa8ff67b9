package io.riskhub.contract.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code weights}: required, not empty, finite numbers that sum to 1. */
final class WeightsRule {

  private static final String FIELD = "weights";
  private static final BigDecimal TOLERANCE = new BigDecimal("0.001");

  private WeightsRule() {}

  static void check(@Nullable JsonNode weights, Violations violations) {
    if (weights == null) {
      violations.add(FIELD, "is missing; send an object of strategy to weight");
      return;
    }
    if (!weights.isObject()) {
      violations.add(
          FIELD, "is " + Violations.show(weights) + "; send an object of strategy to weight");
      return;
    }
    if (weights.isEmpty()) {
      violations.add(FIELD, "is empty; name at least one strategy");
      return;
    }
    // Summed exactly, as the decimals that were sent: three weights of 0.333 are 0.999, not a
    // little less, and the order of the keys makes no difference.
    BigDecimal sum = BigDecimal.ZERO;
    boolean allFinite = true;
    for (Map.Entry<String, JsonNode> weight : weights.properties()) {
      String field = Violations.path(FIELD, weight.getKey());
      Optional<String> violation = Numbers.violation(weight.getValue());
      violation.ifPresent(message -> violations.add(field, message));
      if (violation.isPresent()) {
        allFinite = false;
      } else {
        sum = sum.add(weight.getValue().decimalValue());
      }
    }
    if (allFinite && sum.subtract(BigDecimal.ONE).abs().compareTo(TOLERANCE) > 0) {
      violations.add(
          FIELD,
          "sum to " + sum.doubleValue() + "; scale them so that they sum to 1.0 within 0.001");
    }
  }
}

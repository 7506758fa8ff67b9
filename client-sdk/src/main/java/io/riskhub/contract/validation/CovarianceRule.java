package io.riskhub.contract.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.contract.StrategyPair;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code covariance}: {@code "a,b"} or {@code "a:b"} to a finite number, one value for each pair.
 */
final class CovarianceRule {

  private static final String FIELD = "covariance";

  static final String NO_PAIR = "is not a pair of strategies; write the key as \"a,b\" or \"a:b\"";

  private CovarianceRule() {}

  private record Entry(String key, double value) {}

  static void check(JsonNode covariance, Violations violations) {
    if (!covariance.isObject()) {
      violations.add(
          FIELD, "is " + Violations.show(covariance) + "; send an object of \"a,b\" to a number");
      return;
    }
    Map<StrategyPair, Entry> seen = new HashMap<>();
    for (Map.Entry<String, JsonNode> property : covariance.properties()) {
      String key = property.getKey();
      String field = Violations.path(FIELD, key);
      StrategyPair pair = StrategyPair.parse(key).orElse(null);
      if (pair == null) {
        violations.add(field, NO_PAIR);
        continue;
      }
      Optional<String> violation = Numbers.violation(property.getValue());
      if (violation.isPresent()) {
        violations.add(field, violation.get());
        continue;
      }
      Entry entry = new Entry(key, property.getValue().doubleValue());
      if (pair.isVariance() && entry.value() < 0) {
        violations.add(field, "is " + entry.value() + "; a variance is not negative");
      }
      Entry earlier = seen.putIfAbsent(pair, entry);
      if (earlier != null && earlier.value() != entry.value()) {
        violations.add(
            field,
            "is %s, but the same pair is %s under \"%s\"; send each pair once"
                .formatted(entry.value(), earlier.value(), Violations.path(earlier.key())));
      }
    }
  }
}

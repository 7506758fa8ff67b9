package io.riskhub.contract.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code covariance}: {@code "a,b"} or {@code "a:b"} to a finite number, one value for each pair.
 */
final class CovarianceRule {

  private static final String FIELD = "covariance";

  private CovarianceRule() {}

  private record Pair(String first, String second) {

    /** The pair in either order. */
    static Pair of(String a, String b) {
      return a.compareTo(b) <= 0 ? new Pair(a, b) : new Pair(b, a);
    }

    boolean isVariance() {
      return first.equals(second);
    }
  }

  private record Entry(String key, double value) {}

  static void check(JsonNode covariance, Violations violations) {
    if (!covariance.isObject()) {
      violations.add(
          FIELD, "is " + Violations.show(covariance) + "; send an object of \"a,b\" to a number");
      return;
    }
    Map<Pair, Entry> seen = new HashMap<>();
    for (Map.Entry<String, JsonNode> property : covariance.properties()) {
      String key = property.getKey();
      String field = Violations.path(FIELD, key);
      Pair pair = pair(key);
      if (pair == null) {
        violations.add(field, "is not a pair of strategies; write the key as \"a,b\" or \"a:b\"");
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

  private static @Nullable Pair pair(String key) {
    char separator = key.indexOf(',') >= 0 ? ',' : ':';
    int at = key.indexOf(separator);
    if (at < 0 || at != key.lastIndexOf(separator)) {
      return null;
    }
    String first = key.substring(0, at);
    String second = key.substring(at + 1);
    return first.isBlank() || second.isBlank() ? null : Pair.of(first, second);
  }
}

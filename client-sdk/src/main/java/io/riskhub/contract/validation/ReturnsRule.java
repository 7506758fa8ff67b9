package io.riskhub.contract.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * {@code realized_returns}: one series, or an object of strategy to series; a series holds 1 or
 * more finite numbers, oldest first. The normal form has trimmed keys and only doubles.
 */
final class ReturnsRule {

  static final int MAX_POINTS_PER_SERIES = 200_000;
  static final int MAX_POINTS = 1_000_000;

  private static final String FIELD = "realized_returns";

  private final Violations violations;
  private int points;

  private ReturnsRule(Violations violations) {
    this.violations = violations;
  }

  /** Reports what is wrong, and gives the normal form of what is right. */
  static JsonNode normalise(JsonNode returns, Violations violations) {
    ReturnsRule rule = new ReturnsRule(violations);
    JsonNode normal = rule.normalise(returns);
    if (rule.points > MAX_POINTS) {
      violations.add(
          FIELD, "has " + rule.points + " points; at most " + MAX_POINTS + " in all are allowed");
    }
    return normal;
  }

  private JsonNode normalise(JsonNode returns) {
    if (returns.isArray()) {
      return series(FIELD, returns);
    }
    if (!returns.isObject()) {
      violations.add(
          FIELD,
          "is " + Violations.show(returns) + "; send a series or an object of strategy to series");
      return returns;
    }
    ObjectNode normal = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> property : returns.properties()) {
      String strategy = Blanks.strip(property.getKey());
      String field = Violations.path(FIELD, strategy);
      if (strategy.isEmpty()) {
        violations.add(FIELD, "has a blank key; name the strategy");
      }
      if (normal.has(strategy)) {
        violations.add(field, "is there twice but for blanks around the key; send it once");
      }
      normal.set(strategy, series(field, property.getValue()));
    }
    return normal;
  }

  private JsonNode series(String field, JsonNode series) {
    if (!series.isArray()) {
      violations.add(field, "is " + Violations.show(series) + "; send an array of numbers");
      return series;
    }
    if (series.isEmpty()) {
      violations.add(field, "is empty; a series has at least one point");
    }
    if (series.size() > MAX_POINTS_PER_SERIES) {
      violations.add(
          field,
          "has " + series.size() + " points; at most " + MAX_POINTS_PER_SERIES + " are allowed");
    }
    points += series.size();
    ArrayNode normal = JsonNodeFactory.instance.arrayNode(series.size());
    for (int i = 0; i < series.size(); i++) {
      JsonNode point = series.get(i);
      Optional<String> violation = Numbers.violation(point);
      if (violation.isPresent()) {
        violations.add(field + "[" + i + "]", violation.get());
      }
      normal.add(violation.isPresent() ? point : DoubleNode.valueOf(point.doubleValue()));
    }
    return normal;
  }
}

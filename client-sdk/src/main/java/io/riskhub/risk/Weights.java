package io.riskhub.risk;

import io.riskhub.contract.json.CodePointOrder;
import java.util.List;
import java.util.Map;

/** What the figures ask of a portfolio's weights. */
final class Weights {

  private Weights() {}

  /**
   * The strategies that matter, in order: a weight of zero needs no variance.
   *
   * @throws IllegalArgumentException when a weight is not finite
   */
  static List<String> weighted(Map<String, Double> weights) {
    weights.forEach(
        (strategy, weight) -> {
          if (!Double.isFinite(weight)) {
            throw new IllegalArgumentException("the weight of " + strategy + " is " + weight);
          }
        });
    return weights.entrySet().stream()
        .filter(entry -> entry.getValue() != 0)
        .map(Map.Entry::getKey)
        .sorted(CodePointOrder.INSTANCE)
        .toList();
  }
}

package io.riskhub.client.draft;

import io.riskhub.contract.json.CodePointOrder;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns what a portfolio holds into weights that sum to 1. */
final class PortfolioWeights {

  /**
   * How many times its net value a portfolio may hold. Beyond, the net value is what rounding left
   * of a difference, and weights of millions say nothing. Up to here, weights as doubles sum to 1
   * within 1e-9, whatever the amounts.
   */
  private static final BigDecimal MAX_GROSS_TO_NET = new BigDecimal(1_000_000);

  /** The contract's tolerance, its ends included. */
  private static final BigDecimal TOLERANCE = new BigDecimal("0.001");

  private PortfolioWeights() {}

  /** Each strategy's signed market value by the sum of all. */
  static SortedMap<String, Double> ofPositions(Collection<Position> positions) {
    SortedMap<String, BigDecimal> values = new TreeMap<>(CodePointOrder.INSTANCE);
    for (Position position : positions) {
      BigDecimal value =
          BigDecimal.valueOf(position.quantity())
              .multiply(BigDecimal.valueOf(position.markPrice()));
      values.merge(position.strategy(), value, BigDecimal::add);
    }
    return shares(values);
  }

  /** Each amount by the sum of all. */
  static SortedMap<String, Double> ofAmounts(Map<String, Double> amounts) {
    return shares(decimals(amounts, "amount"));
  }

  /** The weights as they are. */
  static SortedMap<String, Double> ofWeights(Map<String, Double> weights) {
    BigDecimal sum = sum(decimals(weights, "weight").values());
    if (sum.subtract(BigDecimal.ONE).abs().compareTo(TOLERANCE) > 0) {
      throw new IllegalArgumentException(
          "the weights sum to %s, not to 1.0 within 0.001; give amounts to have them scaled"
              .formatted(sum.doubleValue()));
    }
    SortedMap<String, Double> copy = new TreeMap<>(CodePointOrder.INSTANCE);
    copy.putAll(weights);
    return copy;
  }

  private static SortedMap<String, BigDecimal> decimals(Map<String, Double> numbers, String what) {
    SortedMap<String, BigDecimal> decimals = new TreeMap<>(CodePointOrder.INSTANCE);
    numbers.forEach(
        (strategy, number) -> {
          if (strategy.isBlank()) {
            throw new IllegalArgumentException("an " + what + " has a blank name");
          }
          if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("the " + what + " of " + strategy + " is " + number);
          }
          decimals.put(strategy, BigDecimal.valueOf(number));
        });
    return decimals;
  }

  private static SortedMap<String, Double> shares(SortedMap<String, BigDecimal> values) {
    // Sums of decimals are exact: neither the order nor the sizes of the values play a part.
    BigDecimal net = sum(values.values());
    BigDecimal gross = sum(values.values().stream().map(BigDecimal::abs).toList());
    if (net.signum() <= 0 || gross.compareTo(net.multiply(MAX_GROSS_TO_NET)) > 0) {
      throw new NoNetValueException(
          ("the portfolio's net value is %s of a gross value of %s, so that it has no weights; "
                  + "publish nothing if it is flat, or count its cash as a position")
              .formatted(readable(net), readable(gross)));
    }
    SortedMap<String, Double> shares = new TreeMap<>(CodePointOrder.INSTANCE);
    values.forEach(
        (strategy, value) ->
            shares.put(strategy, value.divide(net, MathContext.DECIMAL128).doubleValue()));
    return shares;
  }

  private static BigDecimal sum(Collection<BigDecimal> values) {
    return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static double readable(BigDecimal value) {
    return value.round(MathContext.DECIMAL32).doubleValue();
  }
}

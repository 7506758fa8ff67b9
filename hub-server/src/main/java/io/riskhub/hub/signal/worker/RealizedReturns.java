package io.riskhub.hub.signal.worker;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.contract.json.CodePointOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A snapshot's realized returns: a series of each strategy, or one of the portfolio. */
final class RealizedReturns {

  private final NavigableMap<String, double[]> byStrategy;
  private final double @Nullable [] portfolio;

  private RealizedReturns(
      NavigableMap<String, double[]> byStrategy, double @Nullable [] portfolio) {
    this.byStrategy = byStrategy;
    this.portfolio = portfolio;
  }

  /**
   * The returns of a field that keeps the contract.
   *
   * @param field {@code realized_returns}, or nothing
   */
  static RealizedReturns of(JsonNode field) {
    NavigableMap<String, double[]> series = new TreeMap<>(CodePointOrder.INSTANCE);
    field.properties().forEach(entry -> series.put(entry.getKey(), numbers(entry.getValue())));
    return new RealizedReturns(series, field.isArray() ? numbers(field) : null);
  }

  private static double[] numbers(JsonNode series) {
    return StreamSupport.stream(series.spliterator(), false)
        .mapToDouble(JsonNode::doubleValue)
        .toArray();
  }

  NavigableMap<String, double[]> byStrategy() {
    return Collections.unmodifiableNavigableMap(byStrategy);
  }

  /**
   * The returns of the portfolio, oldest first: as sent, or the weighted sums of its strategies',
   * as if it had always had these weights, as far back as the shortest series goes. Empty when a
   * strategy with a weight has no series.
   */
  Optional<double[]> ofPortfolio(Map<String, Double> weights) {
    if (portfolio != null) {
      return Optional.of(portfolio);
    }
    Set<String> weighted = new HashSet<>(weights.keySet());
    weighted.removeIf(strategy -> weights.getOrDefault(strategy, 0.0) == 0);
    if (weighted.isEmpty() || !byStrategy.keySet().containsAll(weighted)) {
      return Optional.empty();
    }
    NavigableMap<String, double[]> series = new TreeMap<>(byStrategy);
    series.keySet().retainAll(weighted);
    int points = series.values().stream().mapToInt(returns -> returns.length).min().orElse(0);
    double[] sums = new double[points];
    // In the order of names, since the order of sums shows in their last digits.
    series.forEach(
        (strategy, returns) -> {
          double weight = weights.getOrDefault(strategy, 0.0);
          Arrays.setAll(sums, i -> sums[i] + weight * returns[returns.length - points + i]);
        });
    return points > 0 && Arrays.stream(sums).allMatch(Double::isFinite)
        ? Optional.of(sums)
        : Optional.empty();
  }
}

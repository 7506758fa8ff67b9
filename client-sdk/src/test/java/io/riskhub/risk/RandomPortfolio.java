package io.riskhub.risk;

import io.riskhub.contract.StrategyPair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A portfolio with a covariance that returns may have: B·B' of a random B. With fewer factors than
 * strategies it is singular.
 */
record RandomPortfolio(Map<String, Double> weights, Covariance covariance) {

  static RandomPortfolio longOnly(long seed, int strategies, int factors) {
    return of(new SplittableRandom(seed), strategies, factors, 0);
  }

  static RandomPortfolio longShort(long seed, int strategies, int factors) {
    return of(new SplittableRandom(seed), strategies, factors, -0.9);
  }

  private static RandomPortfolio of(
      SplittableRandom random, int strategies, int factors, double least) {
    List<String> names = IntStream.range(0, strategies).mapToObj(i -> "s" + i).toList();
    double[][] loadings = new double[strategies][factors];
    for (double[] row : loadings) {
      double scale = 0.01 + random.nextDouble();
      for (int k = 0; k < factors; k++) {
        row[k] = scale * random.nextDouble(-0.7, 1);
      }
    }
    Map<StrategyPair, Double> values = new HashMap<>();
    Map<String, Double> weights = new TreeMap<>();
    for (int i = 0; i < strategies; i++) {
      weights.put(names.get(i), random.nextDouble(least, 1) / strategies);
      for (int j = 0; j <= i; j++) {
        double value = 0;
        for (int k = 0; k < factors; k++) {
          value += loadings[i][k] * loadings[j][k];
        }
        values.put(new StrategyPair(names.get(i), names.get(j)), value);
      }
    }
    return new RandomPortfolio(weights, Covariance.ofPairs(values));
  }

  double sigma() {
    return sigma(covariance);
  }

  double sigma(Covariance other) {
    return risk(weights, other).sigma();
  }

  static PortfolioRisk risk(Map<String, Double> weights, Covariance covariance) {
    return switch (PortfolioRisk.estimate(weights, covariance)) {
      case RiskResult.Estimated estimated -> estimated.risk();
      case RiskResult.Incomplete incomplete -> throw new AssertionError(incomplete);
      case RiskResult.Undefined undefined -> throw new AssertionError(undefined);
    };
  }
}

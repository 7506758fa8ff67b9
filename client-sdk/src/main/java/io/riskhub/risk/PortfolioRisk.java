package io.riskhub.risk;

import io.riskhub.contract.json.CodePointOrder;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * The risk of a portfolio whose returns are normal with mean zero. All figures are fractions of the
 * portfolio's value over one period of the covariance, and a loss is positive: a {@code var99} of
 * 0.18 says that one period in a hundred loses 18 % or more.
 *
 * @param sigma σ = √(w'Cw), the standard deviation of the portfolio's return (Markowitz, "Portfolio
 *     Selection", Journal of Finance 7, 1952)
 * @param var99 the 99 % value at risk, Φ⁻¹(0.99)·σ = 2.326…·σ (McNeil, Frey and Embrechts,
 *     "Quantitative Risk Management", 2015, section 2.3)
 * @param es99 the 99 % expected shortfall, the mean of the losses beyond the value at risk, φ(Φ⁻¹
 *     (0.99))/0.01·σ = 2.665…·σ (the same section)
 * @param contributions what each strategy adds to sigma, w(i)·(Cw)(i)/σ. They sum to sigma; that of
 *     a hedge is negative. All are zero where sigma is (Euler's allocation: Tasche, "Capital
 *     Allocation to Business Units and Sub-Portfolios", 2008, arXiv:0708.2542)
 */
public record PortfolioRisk(
    double sigma, double var99, double es99, SortedMap<String, Double> contributions) {

  private static final double TAIL = 0.01;
  private static final NormalDistribution NORMAL = new NormalDistribution();
  private static final double QUANTILE_99 = NORMAL.inverseCumulativeProbability(1 - TAIL);
  private static final double TAIL_MEAN_99 = NORMAL.density(QUANTILE_99) / TAIL;

  public PortfolioRisk {
    SortedMap<String, Double> copy = new TreeMap<>(CodePointOrder.INSTANCE);
    copy.putAll(contributions);
    contributions = Collections.unmodifiableSortedMap(copy);
  }

  /**
   * The risk of a portfolio. A strategy that weighs nothing needs no covariance.
   *
   * @throws IllegalArgumentException when a weight is not finite
   */
  public static RiskResult estimate(Map<String, Double> weights, Covariance covariance) {
    List<String> weighted = Weights.weighted(weights);
    MissingPairs missing = covariance.missing(weighted);
    if (!missing.isEmpty()) {
      return new RiskResult.Incomplete(missing);
    }
    if (weighted.isEmpty()) {
      return new RiskResult.Estimated(of(0, weights, weighted, new ArrayRealVector()));
    }
    RealVector w = new ArrayRealVector(weighted.stream().mapToDouble(weights::get).toArray());
    RealMatrix matrix = DenseMatrix.of(covariance, weighted);
    RealVector covarianceWithPortfolio = matrix.operate(w);
    double variance = w.dotProduct(covarianceWithPortfolio);
    double rounding = rounding(w, matrix);
    if (!Double.isFinite(variance) || !Double.isFinite(rounding)) {
      return new RiskResult.Undefined(
          "The portfolio's variance is too large for a double; check the weights and covariances.");
    }
    if (variance < -rounding) {
      return new RiskResult.Undefined(
          "The portfolio's variance is %s; the covariance is not positive semi-definite."
              .formatted(variance));
    }
    double sigma = variance <= rounding ? 0 : Math.sqrt(variance);
    return new RiskResult.Estimated(
        of(sigma, weights, weighted, covarianceWithPortfolio.ebeMultiply(w)));
  }

  private static PortfolioRisk of(
      double sigma, Map<String, Double> weights, List<String> weighted, RealVector parts) {
    SortedMap<String, Double> contributions = new TreeMap<>(CodePointOrder.INSTANCE);
    weights.keySet().forEach(strategy -> contributions.put(strategy, 0.0));
    for (int i = 0; sigma > 0 && i < weighted.size(); i++) {
      contributions.put(weighted.get(i), parts.getEntry(i) / sigma);
    }
    return new PortfolioRisk(sigma, QUANTILE_99 * sigma, TAIL_MEAN_99 * sigma, contributions);
  }

  /**
   * How far from zero rounding alone may bring w'Cw: a perfect hedge has no variance, not a sigma
   * of 1e-9 (Higham, "Accuracy and Stability of Numerical Algorithms", 2002, section 3.5).
   */
  private static double rounding(RealVector w, RealMatrix matrix) {
    RealVector size = w.map(Math::abs);
    RealMatrix sizes = matrix.copy();
    sizes.walkInOptimizedOrder(DenseMatrix.ABSOLUTE);
    return 2 * w.getDimension() * Math.ulp(1.0) * size.dotProduct(sizes.operate(size));
  }
}

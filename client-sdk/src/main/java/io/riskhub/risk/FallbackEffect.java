package io.riskhub.risk;

import java.util.Map;

/**
 * Whether a conservative covariance did what it is for. With a negative weight it may do the
 * contrary, since higher correlations make better hedges.
 */
public sealed interface FallbackEffect {

  /** The portfolio's sigma was not lowered; both are known. */
  record Raised(double sigmaBefore, double sigmaAfter) implements FallbackEffect {}

  /** The portfolio's sigma came out lower than before: the fallback is not conservative for it. */
  record Lowered(double sigmaBefore, double sigmaAfter) implements FallbackEffect {}

  /**
   * One of the two sigmas is not known. Where only the one before is missing and no weight is
   * negative, the fallback is conservative by construction.
   *
   * @param before what can be said of the risk with the covariance as it was
   * @param after what can be said of it with the conservative one
   */
  record Unknown(RiskResult before, RiskResult after) implements FallbackEffect {}

  /**
   * The effect on a portfolio.
   *
   * @throws IllegalArgumentException when a weight is not finite
   */
  static FallbackEffect of(Map<String, Double> weights, Covariance before, Fallback after) {
    RiskResult riskBefore = PortfolioRisk.estimate(weights, before);
    RiskResult riskAfter = PortfolioRisk.estimate(weights, after.covariance());
    if (riskBefore instanceof RiskResult.Estimated old
        && riskAfter instanceof RiskResult.Estimated raised) {
      double sigmaBefore = old.risk().sigma();
      double sigmaAfter = raised.risk().sigma();
      return sigmaAfter < sigmaBefore
          ? new Lowered(sigmaBefore, sigmaAfter)
          : new Raised(sigmaBefore, sigmaAfter);
    }
    return new Unknown(riskBefore, riskAfter);
  }
}

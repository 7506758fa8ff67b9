package io.riskhub.risk;

/** What can be said about the risk of a portfolio. */
public sealed interface RiskResult {

  /** All that was needed was there. */
  record Estimated(PortfolioRisk risk) implements RiskResult {}

  /** The covariance lacks pairs of weighted strategies. */
  record Incomplete(MissingPairs missing) implements RiskResult {}

  /**
   * The covariance gives the portfolio no sigma: w'Cw is negative, so that no returns have this
   * covariance, or too large for a double.
   *
   * @param reason for people, a whole sentence
   */
  record Undefined(String reason) implements RiskResult {}
}

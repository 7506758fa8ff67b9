package io.riskhub.risk;

/**
 * A covariance made conservative.
 *
 * @param covariance the conservative covariance
 * @param filled how many pairs it holds that the original did not
 * @param missing what it still does not hold of the weighted strategies: pairs of a strategy whose
 *     variance is not known, and all that was missing when it was too much to fill in
 */
public record Fallback(Covariance covariance, long filled, MissingPairs missing) {

  /** Whether the portfolio's risk can be computed with it. */
  public boolean isComplete() {
    return missing.isEmpty();
  }
}

package io.riskhub.risk;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;

/**
 * Whether a portfolio's covariance can be trusted: what is missing of it, and its eigenvalues.
 *
 * <p>The eigenvalues are empty when a pair is missing, when there are more than {@value
 * #MAX_STRATEGIES} strategies (the time grows with the cube of their number), and when one is too
 * large for a double.
 *
 * @param strategies how many strategies have a weight other than zero
 * @param missing the pairs of them that the covariance does not hold
 * @param smallestEigenvalue the variance of the least risky combination of strategies of length 1;
 *     below zero by more than rounding, no returns have this covariance
 * @param largestEigenvalue the variance of the riskiest such combination
 * @param conditionNumber the largest absolute eigenvalue by the smallest: how many times an error
 *     grows when the matrix is inverted, as optimisers do (Golub and Van Loan, "Matrix
 *     Computations", 2013, section 2.6). Empty also when the matrix is singular to rounding, as it
 *     is with a strategy of zero variance such as cash
 */
public record MatrixHealth(
    int strategies,
    MissingPairs missing,
    OptionalDouble smallestEigenvalue,
    OptionalDouble largestEigenvalue,
    OptionalDouble conditionNumber) {

  /** The most strategies whose eigenvalues are computed. */
  public static final int MAX_STRATEGIES = 1_000;

  /**
   * Examines the covariance of the strategies that have a weight other than zero.
   *
   * @throws IllegalArgumentException when a weight is not finite
   */
  public static MatrixHealth of(Map<String, Double> weights, Covariance covariance) {
    List<String> weighted = Weights.weighted(weights);
    MissingPairs missing = covariance.missing(weighted);
    if (!missing.isEmpty() || weighted.isEmpty() || weighted.size() > MAX_STRATEGIES) {
      return withoutEigenvalues(weighted.size(), missing);
    }
    RealMatrix matrix = DenseMatrix.of(covariance, weighted);
    // Scaled so that squares neither overflow nor vanish on the way.
    double scale = Math.max(largestEntry(matrix), Double.MIN_NORMAL);
    double[] eigenvalues =
        new EigenDecompositionSymmetric(matrix.scalarMultiply(1 / scale)).getEigenvalues();
    Arrays.sort(eigenvalues);
    double smallest = eigenvalues[0];
    double largest = eigenvalues[eigenvalues.length - 1];
    if (!Double.isFinite(largest * scale)) {
      return withoutEigenvalues(weighted.size(), missing);
    }
    return new MatrixHealth(
        weighted.size(),
        missing,
        OptionalDouble.of(smallest * scale),
        OptionalDouble.of(largest * scale),
        conditionNumber(eigenvalues));
  }

  /** Whether it is the covariance of any returns; false also when that is not known. */
  public boolean isPositiveSemiDefinite() {
    return smallestEigenvalue.isPresent()
        && smallestEigenvalue.getAsDouble()
            >= -rounding(strategies, largestEigenvalue.orElseThrow());
  }

  private static MatrixHealth withoutEigenvalues(int strategies, MissingPairs missing) {
    return new MatrixHealth(
        strategies,
        missing,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  private static double largestEntry(RealMatrix matrix) {
    return Arrays.stream(matrix.getData())
        .flatMapToDouble(Arrays::stream)
        .map(Math::abs)
        .max()
        .orElse(0);
  }

  private static OptionalDouble conditionNumber(double[] eigenvalues) {
    double[] sizes = Arrays.stream(eigenvalues).map(Math::abs).sorted().toArray();
    double largest = sizes[sizes.length - 1];
    return sizes[0] <= rounding(sizes.length, largest)
        ? OptionalDouble.empty()
        : OptionalDouble.of(largest / sizes[0]);
  }

  /** What an eigenvalue of zero may come out as (Golub and Van Loan, section 8.1). */
  private static double rounding(int strategies, double largest) {
    return strategies * Math.ulp(1.0) * largest;
  }
}

package io.riskhub.risk.series;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.stat.descriptive.rank.Percentile.EstimationType;

/** The worst hundredth of some losses. */
final class Tail {

  private static final double PERCENT = 99;

  private Tail() {}

  static OptionalDouble valueAtRisk(double[] losses) {
    // Not one object for all: it keeps what it was given.
    return finite(
        new Percentile().withEstimationType(EstimationType.R_7).evaluate(losses, PERCENT));
  }

  static OptionalDouble expectedShortfall(double[] losses, OptionalDouble valueAtRisk) {
    if (valueAtRisk.isEmpty()) {
      return valueAtRisk;
    }
    double least = valueAtRisk.getAsDouble();
    return finite(Arrays.stream(losses).filter(loss -> loss >= least).average().orElse(least));
  }

  static OptionalDouble finite(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}

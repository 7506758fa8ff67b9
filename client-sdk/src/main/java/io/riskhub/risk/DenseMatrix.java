package io.riskhub.risk;

import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.DefaultRealMatrixChangingVisitor;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealMatrixChangingVisitor;

/** A covariance as the linear algebra wants it. */
final class DenseMatrix {

  /** Makes every entry positive. */
  static final RealMatrixChangingVisitor ABSOLUTE =
      new DefaultRealMatrixChangingVisitor() {
        @Override
        public double visit(int row, int column, double value) {
          return Math.abs(value);
        }
      };

  private DenseMatrix() {}

  /** The complete covariance of some strategies, rows and columns in their order. */
  static RealMatrix of(Covariance covariance, List<String> strategies) {
    int size = strategies.size();
    double[][] values = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double value = covariance.of(strategies.get(i), strategies.get(j)).orElseThrow();
        values[i][j] = value;
        values[j][i] = value;
      }
    }
    return new Array2DRowRealMatrix(values, false);
  }
}

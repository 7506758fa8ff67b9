package io.riskhub.risk.series;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.descriptive.moment.StandardDeviation;

/**
 * What the newest returns of a series say. Returns are simple ones, 0.01 for 1 %, oldest first.
 *
 * <p>Figures are per period of the series and <b>not annualised</b>: a snapshot does not tell
 * whether its returns are of days or months. A reader who knows multiplies volatility and Sharpe
 * ratio by the root of the periods in a year (252 for trading days, 12 for months).
 *
 * <p>A series that is shorter than the window is not left out: the figures are of all its returns,
 * and {@link #points} tells how many these are. A figure that the returns do not have, or that is
 * too large for a double, is empty.
 *
 * @param window how many returns were asked for
 * @param points how many there were, from 1 to {@code window}
 * @param sharpe mean by volatility, without a risk-free rate (Sharpe, "The Sharpe Ratio", Journal
 *     of Portfolio Management 21, 1994); empty with one return, or when all are equal
 * @param volatility the sample standard deviation, with n - 1; empty with one return
 * @param maxDrawdown the deepest fall below an earlier peak, as a fraction of that peak: 0.25 after
 *     20, 25, 15 is 0.4. The value before the first return is a peak too. It is 1 from a return of
 *     -100 % or worse on (Magdon-Ismail and Atiya, "Maximum Drawdown", Risk 17, 2004)
 * @param var99 the 99 % historical value at risk: the 0.99 quantile of the losses, where a loss is
 *     a return with its sign changed. Between two losses it is interpolated (type 7 of Hyndman and
 *     Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50, 1996), as
 *     numpy and spreadsheets do. Negative when even the tail gains
 * @param es99 the 99 % historical expected shortfall, the mean of the losses that are at least
 *     {@code var99}. With 100 returns or fewer that is the greatest loss alone
 */
public record RollingFigures(
    int window,
    int points,
    OptionalDouble sharpe,
    OptionalDouble volatility,
    double maxDrawdown,
    OptionalDouble var99,
    OptionalDouble es99) {

  /** The windows of the contract, in returns. */
  public static final List<Integer> WINDOWS = List.of(30, 60, 90);

  /** The figures of each of the contract's windows. */
  public static List<RollingFigures> ofEachWindow(double[] returns) {
    return WINDOWS.stream().map(window -> of(returns, window)).toList();
  }

  /**
   * The figures of the newest {@code window} returns.
   *
   * @throws IllegalArgumentException when there is no return, one is not finite, or the window is
   *     below 1
   */
  public static RollingFigures of(double[] returns, int window) {
    if (window < 1 || returns.length == 0) {
      throw new IllegalArgumentException(
          "a window of "
              + window
              + " over "
              + returns.length
              + " returns; both must be at least 1");
    }
    int points = Math.min(window, returns.length);
    double[] newest = Arrays.copyOfRange(returns, returns.length - points, returns.length);
    for (double value : newest) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("the series holds " + value);
      }
    }
    OptionalDouble volatility = volatility(newest);
    double[] losses = Arrays.stream(newest).map(value -> 0 - value).toArray();
    OptionalDouble var99 = Tail.valueAtRisk(losses);
    return new RollingFigures(
        window,
        points,
        sharpe(newest, volatility),
        volatility,
        maxDrawdown(newest),
        var99,
        Tail.expectedShortfall(losses, var99));
  }

  /** Whether there were as many returns as were asked for. */
  public boolean isFull() {
    return points == window;
  }

  private static OptionalDouble volatility(double[] returns) {
    if (returns.length == 1) {
      return OptionalDouble.empty();
    }
    // Rounding of the mean would make a volatility of equal returns, and a Sharpe ratio of 1e16.
    return StatUtils.max(returns) == StatUtils.min(returns)
        ? OptionalDouble.of(0)
        : Tail.finite(new StandardDeviation().evaluate(returns));
  }

  private static OptionalDouble sharpe(double[] returns, OptionalDouble volatility) {
    return volatility.orElse(0) == 0
        ? OptionalDouble.empty()
        : Tail.finite(StatUtils.mean(returns) / volatility.getAsDouble());
  }

  private static double maxDrawdown(double[] returns) {
    double ofPeak = 1;
    double least = 1;
    for (double value : returns) {
      ofPeak = Math.min(1, ofPeak * (1 + value));
      if (ofPeak <= 0) {
        return 1;
      }
      least = Math.min(least, ofPeak);
    }
    return 1 - least;
  }
}

package io.riskhub.risk.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollingFiguresTest {

  private static final Offset<Double> EXACT = within(1e-13);

  /** The last sample's IBM, twelve months. */
  private static final double[] IBM = {
    0.065201, 0.035147, -0.017549, 0.129405, 0.005673, 0.013248, 0.008351, 0.052284, 0.036012,
    -0.064994, 0.043578, -0.012661
  };

  /** numpy: {@code mean / std(ddof=1)}, {@code percentile(-r, 99)}, mean of the losses beyond. */
  @Test
  void ofASampleAreWhatNumpySays() {
    RollingFigures figures = RollingFigures.of(IBM, 30);

    assertThat(figures.sharpe().orElseThrow()).isCloseTo(0.503961350841308, EXACT);
    assertThat(figures.volatility().orElseThrow()).isCloseTo(0.04856440537052239, EXACT);
    assertThat(figures.maxDrawdown()).isCloseTo(0.064994, EXACT);
    assertThat(figures.var99().orElseThrow()).isCloseTo(0.05977505, EXACT);
    assertThat(figures.es99().orElseThrow()).isCloseTo(0.064994, EXACT);
    assertThat(figures.points()).isEqualTo(12);
    assertThat(figures.isFull()).isFalse();
  }

  /** numpy again, over 250 returns of a generator that Python and Java share. */
  @ParameterizedTest
  @CsvSource({
    "30, 0.27519787402526547, 0.02760426518063131, 0.08108654278543559, 0.04315181022696198,"
        + " 0.04640130610391498",
    "60, 0.22942481864274597, 0.028672004007906857, 0.10701394632752714, 0.04180833798181263,"
        + " 0.04640130610391498",
    "90, 0.16088512741434932, 0.030386255780985652, 0.2111604467045436, 0.04661573407286778,"
        + " 0.046832306684926155",
    "250, 0.09681134275427043, 0.029085236693759543, 0.294322097477559, 0.046510808737482874,"
        + " 0.0470168496966362"
  })
  void ofALongSeriesAreWhatNumpySays(
      int window, double sharpe, double volatility, double drawdown, double var99, double es99) {
    RollingFigures figures = RollingFigures.of(generated(), window);

    assertThat(figures.sharpe().orElseThrow()).isCloseTo(sharpe, EXACT);
    assertThat(figures.volatility().orElseThrow()).isCloseTo(volatility, EXACT);
    assertThat(figures.maxDrawdown()).isCloseTo(drawdown, EXACT);
    assertThat(figures.var99().orElseThrow()).isCloseTo(var99, EXACT);
    assertThat(figures.es99().orElseThrow()).isCloseTo(es99, EXACT);
    assertThat(figures.isFull()).isTrue();
  }

  @Test
  void areOfTheContractsWindows() {
    assertThat(RollingFigures.ofEachWindow(generated()))
        .extracting(RollingFigures::window)
        .containsExactly(30, 60, 90);
  }

  @Test
  void forgetWhatIsOlderThanTheWindow() {
    double[] longer = new double[1_000 + IBM.length];
    Arrays.fill(longer, -0.5);
    System.arraycopy(IBM, 0, longer, 1_000, IBM.length);

    assertThat(RollingFigures.of(longer, IBM.length)).isEqualTo(RollingFigures.of(IBM, IBM.length));
  }

  /** 1, 1.25, 0.75, 1.5, 1.2: from 1.25 to 0.75 is 0.4. */
  @Test
  void fallFromTheHighestPeak() {
    assertThat(RollingFigures.of(new double[] {0.25, -0.4, 1, -0.2}, 4).maxDrawdown())
        .isCloseTo(0.4, EXACT);
  }

  @ParameterizedTest
  @CsvSource({"-0.25, 0.25", "0.25, 0", "0, 0", "-1, 1", "-1.5, 1", "-1e308, 1", "1e308, 0"})
  void countTheValueBeforeTheFirstReturnAsAPeak(double value, double drawdown) {
    assertThat(RollingFigures.of(new double[] {value, 1}, 2).maxDrawdown())
        .isCloseTo(drawdown, EXACT);
  }

  @Test
  void ofOneReturnAreItsLossAlone() {
    RollingFigures figures = RollingFigures.of(new double[] {-0.1}, 30);

    assertThat(figures.volatility()).isEmpty();
    assertThat(figures.sharpe()).isEmpty();
    assertThat(figures.var99()).hasValue(0.1);
    assertThat(figures.es99()).hasValue(0.1);
  }

  /** The mean of thirty times 0.1 is not 0.1 in binary. */
  @Test
  void ofEqualReturnsHaveNoVolatilityAndNoSharpeRatio() {
    double[] equal = new double[30];
    Arrays.fill(equal, 0.1);

    RollingFigures figures = RollingFigures.of(equal, 30);

    assertThat(figures.volatility()).hasValue(0);
    assertThat(figures.sharpe()).isEmpty();
    assertThat(figures.var99()).hasValue(-0.1);
  }

  @Test
  void areEmptyWhereADoubleCannotHoldThem() {
    RollingFigures figures = RollingFigures.of(new double[] {-1.7e308, 1.7e308, -1.7e308}, 3);

    assertThat(figures.volatility()).isEmpty();
    assertThat(figures.sharpe()).isEmpty();
    assertThat(figures.maxDrawdown()).isEqualTo(1);
    assertThat(figures.var99()).hasValue(1.7e308);
    assertThat(figures.es99()).isEmpty();
  }

  @Test
  void refuseWhatIsNoSeriesOrNoWindow() {
    refuses(() -> RollingFigures.of(new double[0], 30), "a window of 30 over 0 returns");
    refuses(() -> RollingFigures.of(IBM, 0), "a window of 0 over 12 returns");
    refuses(() -> RollingFigures.of(new double[] {Double.NaN}, 1), "the series holds NaN");
  }

  private static void refuses(Runnable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessageStartingWith(message);
  }

  /**
   * {@code x = (x * 1103515245 + 12345) % 2**31} from 12345; returns of (x / 2**31 - 0.48) / 10.
   */
  private static double[] generated() {
    double[] returns = new double[250];
    long x = 12_345;
    for (int i = 0; i < returns.length; i++) {
      x = (x * 1_103_515_245L + 12_345) & 0x7fff_ffff;
      returns[i] = (x / 0x1p31 - 0.48) * 0.1;
    }
    return returns;
  }
}

package io.riskhub.contract.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Checks what is written against the rule itself, in exact decimals: the fewest digits that read
 * back, of those the nearest to the exact value (the even one of two as near), in Python's form.
 */
class CanonicalDoublePropertyTest {

  private static final int SAMPLES = 1_500_000;

  @Test
  void allOf1_500_000DoublesAreWrittenByTheRule() {
    List<String> wrong =
        IntStream.range(0, SAMPLES)
            .parallel()
            .mapToDouble(DoubleSamples::at)
            .filter(value -> !isWrittenByTheRule(value))
            .limit(10)
            .mapToObj(value -> value + " was written " + write(value))
            .toList();

    assertThat(wrong).isEmpty();
  }

  @Test
  void theSamplesReachEveryCorner() {
    double[] samples = IntStream.range(0, SAMPLES).mapToDouble(DoubleSamples::at).toArray();

    assertThat(samples)
        .contains(Double.MIN_VALUE, 2 * Double.MIN_VALUE, 400 * Double.MIN_VALUE, 1e22, 1e23)
        .contains(Double.MIN_NORMAL, 1e-4, Math.nextDown(1e-4), 1e16, Math.nextDown(1e16), 0x1p53);
    assertThat(DoubleStream.of(samples).filter(value -> value < 0).count()).isGreaterThan(500_000);
    assertThat(DoubleStream.of(samples).map(Math::abs).max()).hasValue(Double.MAX_VALUE);
    assertThat(DoubleStream.of(samples).distinct().count()).isGreaterThan(1_000_000);
  }

  private static boolean isWrittenByTheRule(double value) {
    String text = write(value);
    if (Double.doubleToRawLongBits(Double.parseDouble(text)) != Double.doubleToRawLongBits(value)) {
      return false;
    }
    String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
    if (value == 0) {
      return text.equals(sign + "0.0");
    }
    double magnitude = Math.abs(value);
    BigDecimal exact = new BigDecimal(magnitude);
    BigDecimal written = new BigDecimal(text).abs().stripTrailingZeros();
    return text.equals(sign + pythonForm(written))
        && !fewerDigitsReadBack(magnitude, exact, written.precision() - 1)
        && isNearest(magnitude, exact, written);
  }

  /** The decimals that read back are an interval around the exact value: its ends tell for all. */
  private static boolean fewerDigitsReadBack(double magnitude, BigDecimal exact, int digits) {
    return digits > 0
        && (readsBack(magnitude, exact.round(new MathContext(digits, RoundingMode.FLOOR)))
            || readsBack(magnitude, exact.round(new MathContext(digits, RoundingMode.CEILING))));
  }

  private static boolean isNearest(double magnitude, BigDecimal exact, BigDecimal written) {
    // Below a power of ten the decimals of as many digits stand ten times closer together.
    boolean isPowerOfTen = written.precision() == 1 && written.unscaledValue().intValue() == 1;
    BigDecimal below = written.subtract(written.ulp().scaleByPowerOfTen(isPowerOfTen ? -1 : 0));
    BigDecimal above = written.add(written.ulp());
    return beats(written, below, magnitude, exact) && beats(written, above, magnitude, exact);
  }

  private static boolean beats(
      BigDecimal written, BigDecimal other, double magnitude, BigDecimal exact) {
    BigDecimal distance = written.subtract(exact).abs();
    int nearer = distance.compareTo(other.subtract(exact).abs());
    boolean isEven = !written.unscaledValue().testBit(0);
    return nearer < 0 || (nearer == 0 && isEven) || !readsBack(magnitude, other);
  }

  private static boolean readsBack(double magnitude, BigDecimal decimal) {
    return Double.parseDouble(decimal.toString()) == magnitude;
  }

  private static String pythonForm(BigDecimal written) {
    int exponent = written.precision() - 1 - written.scale();
    if (exponent >= -4 && exponent < 16) {
      String plain = written.toPlainString();
      return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
    String digits = written.unscaledValue().toString();
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    return digits.charAt(0) + fraction + String.format(Locale.ROOT, "e%+03d", exponent);
  }

  private static String write(double value) {
    StringBuilder out = new StringBuilder();
    CanonicalDouble.append(value, out);
    return out.toString();
  }
}

package io.riskhub.contract.json;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Writes a double as Python's {@code repr} does: the shortest decimal that reads back as the same
 * double (of several, the nearest), with an exponent only when the decimal exponent is below -4 or
 * at least 16.
 */
final class CanonicalDouble {

  /** From here up to the next, Java and Python write the same text. */
  private static final double FIRST_WRITTEN_ALIKE = 1e-3;

  private static final double FIRST_WRITTEN_APART = 1e7;

  private static final int FIRST_EXPONENT_WRITTEN_OUT = -4;
  private static final int LAST_EXPONENT_WRITTEN_OUT = 15;

  private CanonicalDouble() {}

  /**
   * Appends {@code value} to {@code out}.
   *
   * @throws IllegalArgumentException when {@code value} is not finite; JSON has no form for that
   */
  static void append(double value, StringBuilder out) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("not a finite number: " + value);
    }
    double magnitude = Math.abs(value);
    if (magnitude >= FIRST_WRITTEN_ALIKE && magnitude < FIRST_WRITTEN_APART) {
      out.append(value);
      return;
    }
    if (Double.doubleToRawLongBits(value) < 0) {
      out.append('-');
    }
    if (magnitude == 0) {
      out.append("0.0");
      return;
    }
    BigDecimal decimal = shortest(magnitude);
    String digits = decimal.unscaledValue().toString();
    int exponent = digits.length() - 1 - decimal.scale();
    if (exponent < FIRST_EXPONENT_WRITTEN_OUT || exponent > LAST_EXPONENT_WRITTEN_OUT) {
      appendScientific(digits, exponent, out);
    } else if (exponent < 0) {
      out.append("0.").repeat('0', -exponent - 1).append(digits);
    } else {
      appendPlain(digits, exponent + 1, out);
    }
  }

  private static void appendScientific(String digits, int exponent, StringBuilder out) {
    out.append(digits.charAt(0));
    if (digits.length() > 1) {
      out.append('.').append(digits, 1, digits.length());
    }
    int size = Math.abs(exponent);
    out.append(exponent < 0 ? "e-" : "e+").append(size < 10 ? "0" : "").append(size);
  }

  private static void appendPlain(String digits, int integerDigits, StringBuilder out) {
    if (digits.length() > integerDigits) {
      out.append(digits, 0, integerDigits)
          .append('.')
          .append(digits, integerDigits, digits.length());
    } else {
      out.append(digits).repeat('0', integerDigits - digits.length()).append(".0");
    }
  }

  private static BigDecimal shortest(double magnitude) {
    // Since JDK 19 Double.toString gives the shortest digits, but never fewer than two.
    BigDecimal decimal = new BigDecimal(Double.toString(magnitude)).stripTrailingZeros();
    return decimal.precision() == 2 ? oneDigitIfItReadsBack(magnitude, decimal) : decimal;
  }

  /** Matters for the smallest doubles only: 4.9E-324 is {@code 5e-324} in one digit. */
  private static BigDecimal oneDigitIfItReadsBack(double magnitude, BigDecimal twoDigits) {
    BigInteger tens = twoDigits.unscaledValue().divide(BigInteger.TEN);
    BigDecimal below = new BigDecimal(tens, twoDigits.scale() - 1);
    BigDecimal above = new BigDecimal(tens.add(BigInteger.ONE), twoDigits.scale() - 1);
    boolean belowReadsBack = below.doubleValue() == magnitude;
    boolean aboveReadsBack = above.doubleValue() == magnitude;
    if (belowReadsBack && aboveReadsBack) {
      BigDecimal exact = new BigDecimal(magnitude);
      boolean belowIsNearer = exact.subtract(below).compareTo(above.subtract(exact)) <= 0;
      return (belowIsNearer ? below : above).stripTrailingZeros();
    }
    if (belowReadsBack || aboveReadsBack) {
      return (belowReadsBack ? below : above).stripTrailingZeros();
    }
    return twoDigits;
  }
}

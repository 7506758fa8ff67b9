package io.riskhub.contract.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalDoubleTest {

  /** The right column is what Python's {@code repr} gives. */
  @ParameterizedTest
  @CsvSource({
    "0.0, 0.0",
    "-0.0, -0.0",
    "1, 1.0",
    "-1, -1.0",
    "100, 100.0",
    "0.1, 0.1",
    "1.10, 1.1",
    "0.0001, 0.0001",
    "0.00012, 0.00012",
    "0.000099999999999999999, 0.0001",
    "0.00009999999999999999, 9.999999999999999e-05",
    "0.00001, 1e-05",
    "-0.000012, -1.2e-05",
    "1e-9, 1e-09",
    "1e-10, 1e-10",
    "1e-100, 1e-100",
    "123456789012345680, 1.2345678901234568e+17",
    "1e15, 1000000000000000.0",
    "1.5e15, 1500000000000000.0",
    "9999999999999998, 9999999999999998.0",
    "1e16, 1e+16",
    "1.2e16, 1.2e+16",
    "-1e16, -1e+16",
    "1e22, 1e+22",
    "1e23, 1e+23",
    "9007199254740993, 9007199254740992.0",
    "1e100, 1e+100",
    "4.9e-324, 5e-324",
    "1e-323, 1e-323",
    "1.5e-323, 1.5e-323",
    "2e-323, 2e-323",
    "2.2250738585072014e-308, 2.2250738585072014e-308",
    "1.7976931348623157e308, 1.7976931348623157e+308",
    "2.2e-322, 2.2e-322",
    "5e-322, 5e-322",
    "2e-44, 2e-44",
    "1125899906842624.25, 1125899906842624.2",
    "1125899906842624.75, 1125899906842624.8",
    "2.98023223876953125e-8, 2.9802322387695312e-08",
  })
  void writesAsPythonsRepr(double value, String expected) {
    assertThat(write(value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesWhatJsonCannotSay(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> write(value))
        .withMessage("not a finite number: " + value);
  }

  private static String write(double value) {
    StringBuilder out = new StringBuilder();
    CanonicalDouble.append(value, out);
    return out.toString();
  }
}

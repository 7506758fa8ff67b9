package io.riskhub.contract.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.contract.Violation;
import io.riskhub.contract.json.MalformedJsonException;
import io.riskhub.contract.json.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CovarianceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          {}
          {"a,b":0.1}
          {"a:b":-0.1}
          {"a,a":0.04,"a,b":-0.01,"b,b":0.09}
          {"a,a":0}
          {"a,a":0.0}
          {"a,a":-0.0}
          {"a,b":1}
          {"a,b":0.1,"b,a":0.1}
          {"a,b":1,"b,a":1.0}
          {"a,b":0.0,"b,a":-0.0}
          {"a,b":0.1,"a:b":0.1}
          {"a:b":0.1,"b,a":0.1}
          {"s:1,s:2":0.1}
          {"s:1,s:2":0.1,"s:2,s:1":0.1,"s:1,s:1":0.2}
          {"전략,b":0.1}
          """)
  void isAcceptedAndStoredAsSent(String covariance) throws MalformedJsonException {
    assertThat(with(covariance).stored("covariance")).isEqualTo(StrictJson.parse(covariance));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          {"a,b":0.1,"b,a":0.2}  ¦ b,a ¦ 0.2  ¦ 0.1 ¦ a,b
          {"a,b":0.1,"a:b":0.2}  ¦ a:b ¦ 0.2  ¦ 0.1 ¦ a,b
          {"b:a":0.1,"a,b":0.2}  ¦ a,b ¦ 0.2  ¦ 0.1 ¦ b:a
          {"a,a":0.1,"a:a":0.2}  ¦ a:a ¦ 0.2  ¦ 0.1 ¦ a,a
          {"a,b":1,"b,a":2}      ¦ b,a ¦ 2.0  ¦ 1.0 ¦ a,b
          {"a,b":-0.1,"b,a":0.1} ¦ b,a ¦ 0.1  ¦ -0.1 ¦ a,b
          {"s:1,b":0.1,"b,s:1":0.2} ¦ b,s:1 ¦ 0.2 ¦ 0.1 ¦ s:1,b
          """)
  void onePairWithTwoValuesIsRefused(
      String covariance, String later, String value, String earlierValue, String earlier) {
    assertThat(with(covariance).violations())
        .containsExactly(
            new Violation(
                "covariance." + later,
                "is %s, but the same pair is %s under \"%s\"; send each pair once"
                    .formatted(value, earlierValue, earlier)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a", "", ",", ":", "a,", ",a", "a:", ":a", "a, ", " :a", "a,b,c", "a:b:c", "a,,b", "a;b",
        "a-b"
      })
  void aKeyThatIsNoPairIsRefused(String key) {
    assertThat(with("{\"" + key + "\":0.1}").violations())
        .containsExactly(
            new Violation(
                "covariance." + key,
                "is not a pair of strategies; write the key as \"a,b\" or \"a:b\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          {"a,b":"0.1"}      ¦ covariance.a,b ¦ is "0.1"; send a JSON number
          {"a,b":true}       ¦ covariance.a,b ¦ is true; send a JSON number
          {"a,b":null}       ¦ covariance.a,b ¦ is null; send a JSON number
          {"a,b":[0.1]}      ¦ covariance.a,b ¦ is an array; send a JSON number
          {"a":{"b":0.1}}    ¦ covariance.a   ¦ is not a pair of strategies; write the key as "a,b" or "a:b"
          {"a,b":1e400}      ¦ covariance.a,b ¦ is too large for a double; send a finite number
          {"a,a":-0.01}      ¦ covariance.a,a ¦ is -0.01; a variance is not negative
          {"a:a":-1}         ¦ covariance.a:a ¦ is -1.0; a variance is not negative
          {"a,a":-4.9e-324}  ¦ covariance.a,a ¦ is -4.9E-324; a variance is not negative
          [[0.1]]            ¦ covariance     ¦ is an array; send an object of "a,b" to a number
          null               ¦ covariance     ¦ is null; send an object of "a,b" to a number
          0.1                ¦ covariance     ¦ is 0.1; send an object of "a,b" to a number
          "s3://b/c"         ¦ covariance     ¦ is "s3://b/c"; send an object of "a,b" to a number
          """)
  void wrongValuesAreRefused(String covariance, String field, String message) {
    assertThat(with(covariance).violations()).containsExactly(new Violation(field, message));
  }

  @Test
  void anIntegerBeyondTheDoublesIsRefused() {
    assertThat(with("{\"a,b\":" + "9".repeat(400) + "}").violations())
        .containsExactly(
            new Violation("covariance.a,b", "is " + "9".repeat(60) + "…; send a finite number"));
  }

  private static Body with(String covariance) {
    return Body.minimal().with("covariance", covariance);
  }
}

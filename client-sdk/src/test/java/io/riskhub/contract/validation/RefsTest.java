package io.riskhub.contract.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.contract.Violation;
import io.riskhub.contract.json.MalformedJsonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefsTest {

  private static final String REF = "s3://blobs/p/w1/v1-stress." + "0f".repeat(32) + ".json";

  @ParameterizedTest
  @ValueSource(strings = {"covariance_ref", "realized_returns_ref", "stress_ref"})
  void areStoredAndHashed(String field) throws MalformedJsonException {
    Body body = Body.minimal().with(field, "\"" + REF + "\"");

    assertThat(body.stored(field).textValue()).isEqualTo(REF);
    assertThat(body.accepted().digest()).isNotEqualTo(Body.minimal().accepted().digest());
  }

  @ParameterizedTest
  @ValueSource(strings = {"realized_returns_ref", "stress_ref"})
  void ofReturnsAndStressAreTrimmed(String field) throws MalformedJsonException {
    Body body = Body.minimal().with(field, "\" \\t\\u00a0" + REF + "\\u3000\\n\"");

    assertThat(body.stored(field).textValue()).isEqualTo(REF);
    assertThat(body.accepted().digest())
        .isEqualTo(Body.minimal().with(field, "\"" + REF + "\"").accepted().digest());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          ""        ¦ ""
          "  "      ¦ "  "
          "\\t\\n"  ¦ "\\t\\n"
          "\\u00a0" ¦ "\\u00a0"
          null      ¦ null
          7         ¦ 7
          true      ¦ true
          {}        ¦ an object
          ["a"]     ¦ an array
          1e400     ¦ too large for a double
          """)
  void thatAreBlankOrNoStringAreRefused(String ref, String shown) {
    for (String field : new String[] {"covariance_ref", "realized_returns_ref", "stress_ref"}) {
      assertThat(Body.minimal().with(field, ref).violations())
          .contains(new Violation(field, "is " + shown + "; send a blob ref"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          covariance       ¦ {"a,a":0.04}
          covariance       ¦ {}
          realized_returns ¦ [0.1]
          realized_returns ¦ {"a":[0.1]}
          stress           ¦ {"crash":{"dd_max":0.3}}
          stress           ¦ {}
          """)
  void besideTheInlineFieldAreRefused(String inline, String value) {
    Body both = Body.minimal().with(inline, value).with(inline + "_ref", "\"" + REF + "\"");

    assertThat(both.violations())
        .containsExactly(
            new Violation(inline + "_ref", "stands beside " + inline + "; send one of the two"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://blobs/w1/v1", "/etc/passwd", "s3://blobs/p/w1/v1-stress.00ff.json"})
  void thatHaveNotTheShapeAreRefused(String ref) {
    for (String field : new String[] {"covariance_ref", "realized_returns_ref", "stress_ref"}) {
      assertThat(Body.minimal().with(field, "\"" + ref + "\"").violations())
          .hasSize(1)
          .allSatisfy(violation -> assertThat(violation.field()).isEqualTo(field));
    }
  }

  @Test
  void ofCovarianceAreNotTrimmed() {
    assertThat(Body.minimal().with("covariance_ref", "\" " + REF + "\"").violations())
        .hasSize(1)
        .allSatisfy(violation -> assertThat(violation.message()).startsWith("does not begin with"));
  }

  @Test
  void ofOneFieldMayStandBesideAnotherInlineField() {
    Body body =
        Body.minimal().with("covariance", "{\"a,a\":1}").with("stress_ref", "\"" + REF + "\"");

    assertThat(body.accepted().json()).contains(REF, "a,a");
  }
}

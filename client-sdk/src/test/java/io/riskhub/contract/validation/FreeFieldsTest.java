package io.riskhub.contract.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.contract.Violation;
import io.riskhub.contract.json.CanonicalJson;
import io.riskhub.contract.json.MalformedJsonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreeFieldsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          stress       ¦ {}
          stress       ¦ {"crash":{"deep":[{"a":null}],"es_99":0.1,"note":"x"}}
          constraints  ¦ {}
          constraints  ¦ {"candidate_weight":0.2,"dd_max":0.35,"max_leverage":1.0,"x":"y"}
          x            ¦ null
          x            ¦ [1,-0.0,1e-05,"a",true,false,null,{"b":[]}]
          strategy_set ¦ ["a","b"]
          note         ¦ "\\uc804\\ub7b5"
          big          ¦ 123456789012345678901234567890
          Hash         ¦ "not the hash"
          """)
  void areKeptAsSentAndHashed(String field, String json) throws MalformedJsonException {
    Body body = Body.minimal().with(field, json);

    assertThat(CanonicalJson.write(body.stored(field))).isEqualTo(json);
    assertThat(body.accepted().digest()).isNotEqualTo(Body.minimal().accepted().digest());
  }

  @Test
  void integersOf400DigitsStayAsTheyAre() throws MalformedJsonException {
    String digits = "1" + "0".repeat(399);

    assertThat(CanonicalJson.write(Body.minimal().with("x", digits).stored("x"))).isEqualTo(digits);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          stress      ¦ []    ¦ an array
          stress      ¦ null  ¦ null
          stress      ¦ "x"   ¦ "x"
          constraints ¦ 1     ¦ 1
          constraints ¦ true  ¦ true
          constraints ¦ null  ¦ null
          provenance  ¦ "me"  ¦ "me"
          provenance  ¦ null  ¦ null
          provenance  ¦ []    ¦ an array
          """)
  void thatMustBeObjectsAreRefusedOtherwise(String field, String json, String shown) {
    assertThat(Body.minimal().with(field, json).violations())
        .containsExactly(new Violation(field, "is " + shown + "; send an object or leave it out"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          stress      ¦ {"crash":{"es_99":1e400}} ¦ stress.crash.es_99
          constraints ¦ {"max_leverage":-1e400}   ¦ constraints.max_leverage
          provenance  ¦ {"x":[[0,1e999]]}         ¦ provenance.x[0][1]
          x           ¦ 1e400                     ¦ x
          x           ¦ [0,{"y":[1,1e400]}]       ¦ x[1].y[1]
          """)
  void aNumberBeyondTheDoublesIsRefusedWithItsPath(String field, String json, String path) {
    assertThat(Body.minimal().with(field, json).violations())
        .containsExactly(new Violation(path, "is too large for a double; send a finite number"));
  }
}

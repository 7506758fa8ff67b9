package io.riskhub.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JsonTextTest {

  @Test
  void prettyKeepsEveryDigit() {
    String digits = "[1e-05,1E+16,-0.0,1.50,123456789012345678901234567890]";

    assertThat(JsonText.pretty("{\"x\":" + digits + ",\"e\":{},\"a\":[]}"))
        .isEqualTo(
            """
            {
              "x": [
                1e-05,
                1E+16,
                -0.0,
                1.50,
                123456789012345678901234567890
              ],
              "e": {},
              "a": []
            }""");
  }

  @Test
  void whatIsNoJsonIsAFaultAndNotATrace() {
    assertThatThrownBy(() -> JsonText.pretty("{\"a\":"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("not the JSON that a hub sends");
  }
}

package io.riskhub.contract.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskhub.contract.Violation;
import io.riskhub.contract.json.MalformedJsonException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlobContentTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          covariance       ¦ {}
          covariance       ¦ {"a,a":0.04,"a,b":-1,"b:b":1e3}
          realized_returns ¦ [0.1,-2,3e-4]
          realized_returns ¦ {"a":[1],"b":[0.1,0.2]}
          realized_returns ¦ {}
          stress           ¦ {"crash":{"dd_max":0.3,"notes":["x",null,true]}}
          """)
  void thatTheFieldMayHaveIsTaken(String field, String json) throws Exception {
    assertThat(check(field, json)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          covariance       ¦ []                 ¦ covariance         ¦ is no object
          covariance       ¦ 7                  ¦ covariance         ¦ is no object
          covariance       ¦ {"a":1}            ¦ covariance.a       ¦ is not a pair
          covariance       ¦ {"a,b,c":1}        ¦ covariance.a,b,c   ¦ is not a pair
          covariance       ¦ {"a,b":"1"}        ¦ covariance.a,b     ¦ is no number
          covariance       ¦ {"a,b":[1]}        ¦ covariance.a,b     ¦ is no number
          covariance       ¦ {"a,b":1e400}      ¦ covariance.a,b     ¦ is too large
          covariance       ¦ {"a,a":-0.5}       ¦ covariance.a,a     ¦ is -0.5; a variance
          realized_returns ¦ "x"                ¦ realized_returns   ¦ is no object and no series
          realized_returns ¦ []                 ¦ realized_returns   ¦ is empty
          realized_returns ¦ [1,true]           ¦ realized_returns[1] ¦ is no number
          realized_returns ¦ [1,[2]]            ¦ realized_returns[1] ¦ is no number
          realized_returns ¦ {"a":1}            ¦ realized_returns.a ¦ is no array
          realized_returns ¦ {"a":[]}           ¦ realized_returns.a ¦ is empty
          realized_returns ¦ {"a":[1,null]}     ¦ realized_returns.a[1] ¦ is no number
          realized_returns ¦ {" ":[1]}          ¦ realized_returns   ¦ has a blank key
          stress           ¦ [1]                ¦ stress             ¦ is no object
          stress           ¦ {"a":{"b":-1e999}} ¦ stress.a           ¦ is too large
          """)
  void thatTheFieldMayNotHaveIsNamedWithItsPath(
      String field, String json, String path, String message) throws Exception {
    List<Violation> violations = check(field, json);

    assertThat(violations).hasSize(1);
    assertThat(violations.getFirst().field()).isEqualTo(path);
    assertThat(violations.getFirst().message()).startsWith(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"a,a\":1}}",
        "{\"a,a\":1} {}",
        "{\"a,a\":NaN}",
        "{\"a,a\":1,\"a,a\":1}",
        "{\"a,\\ud800\":1}",
        "\uFEFF{}",
        "not json"
      })
  void thatIsNoStrictJsonIsRefused(String json) {
    assertThatThrownBy(() -> check("covariance", json)).isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void withATextTooLongForMemoryIsRefused() {
    assertThatThrownBy(() -> check("stress", "{\"memo\":\"" + "x".repeat(1 << 21) + "\"}"))
        .isInstanceOf(MalformedJsonException.class)
        .hasMessageContaining("longer than 1048576 characters");
    assertThatThrownBy(() -> check("stress", "{\"" + "x".repeat(1 << 21) + "\":1}"))
        .isInstanceOf(MalformedJsonException.class)
        .hasMessageContaining("longer than 1048576 characters");
  }

  @Test
  void thatIsNotUtf8IsRefused() {
    byte[] surrogate = {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}'};

    assertThatThrownBy(() -> BlobContent.check("stress", new ByteArrayInputStream(surrogate)))
        .isInstanceOf(MalformedJsonException.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void ofTooManyPointsIsNamedOnce() throws Exception {
    String series = "[" + "1,".repeat(200_000) + "1]";
    assertThat(check("realized_returns", series))
        .extracting(Violation::message)
        .containsExactly("has 200001 points; at most 200000 are allowed");

    String most = "[" + "1,".repeat(199_999) + "1]";
    StringBuilder six = new StringBuilder("{\"f\":[1]");
    for (String key : List.of("a", "b", "c", "d", "e")) {
      six.append(",\"").append(key).append("\":").append(most);
    }
    assertThat(check("realized_returns", six + "}"))
        .extracting(Violation::message)
        .containsExactly("has more than 1000000 points in all");
  }

  private static List<Violation> check(String field, String json)
      throws MalformedJsonException, IOException {
    return BlobContent.check(
        field, new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }
}

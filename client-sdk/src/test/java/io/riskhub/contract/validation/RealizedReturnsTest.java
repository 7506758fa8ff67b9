package io.riskhub.contract.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.contract.Violation;
import io.riskhub.contract.json.CanonicalJson;
import io.riskhub.contract.json.MalformedJsonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RealizedReturnsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          [0.01]                         ¦ [0.01]
          [1]                            ¦ [1.0]
          [0.1,-0.2,0,-0,-0.0,1e-7]      ¦ [0.1,-0.2,0.0,0.0,-0.0,1e-07]
          [9007199254740993]             ¦ [9007199254740992.0]
          [100000000000000000000000]     ¦ [1e+23]
          {}                             ¦ {}
          {"a":[1,2.5]}                  ¦ {"a":[1.0,2.5]}
          {"b":[1],"a":[2]}              ¦ {"a":[2.0],"b":[1.0]}
          {" a":[1],"b\\t":[2]}          ¦ {"a":[1.0],"b":[2.0]}
          {" a b ":[1]}                  ¦ {"a b":[1.0]}
          {"\\u00a0a\\u3000":[1],"\\u2007\\u202f\\u0085b\\u001c":[2]} ¦ {"a":[1.0],"b":[2.0]}
          {"\\u200ba":[1]}               ¦ {"\\u200ba":[1.0]}
          """)
  void areStoredAsFloatsUnderTrimmedKeys(String sent, String stored) throws MalformedJsonException {
    assertThat(CanonicalJson.write(with(sent).stored("realized_returns"))).isEqualTo(stored);
    assertThat(with(sent).accepted().digest()).isEqualTo(with(stored).accepted().digest());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          []                  ¦ realized_returns      ¦ is empty; a series has at least one point
          {"a":[]}            ¦ realized_returns.a    ¦ is empty; a series has at least one point
          [true]              ¦ realized_returns[0]   ¦ is true; send a JSON number
          [0.1,false]         ¦ realized_returns[1]   ¦ is false; send a JSON number
          {"a":[0.1,"0.2"]}   ¦ realized_returns.a[1] ¦ is "0.2"; send a JSON number
          {"a":[null]}        ¦ realized_returns.a[0] ¦ is null; send a JSON number
          {"a":[[0.1]]}       ¦ realized_returns.a[0] ¦ is an array; send a JSON number
          [{"t":1,"r":0.1}]   ¦ realized_returns[0]   ¦ is an object; send a JSON number
          [1e400]             ¦ realized_returns[0]   ¦ is too large for a double; send a finite number
          {"a":[0,-1e400]}    ¦ realized_returns.a[1] ¦ is too large for a double; send a finite number
          {"a":0.1}           ¦ realized_returns.a    ¦ is 0.1; send an array of numbers
          {"a":null}          ¦ realized_returns.a    ¦ is null; send an array of numbers
          {"a":{"b":[0.1]}}   ¦ realized_returns.a    ¦ is an object; send an array of numbers
          {"":[0.1]}          ¦ realized_returns      ¦ has a blank key; name the strategy
          {" \\t":[0.1]}      ¦ realized_returns      ¦ has a blank key; name the strategy
          {"\\u00a0":[0.1]}   ¦ realized_returns      ¦ has a blank key; name the strategy
          {"a":[1]," a":[1]}  ¦ realized_returns.a    ¦ is there twice but for blanks around the key; send it once
          {"a ":[1],"\\ta":[2]} ¦ realized_returns.a  ¦ is there twice but for blanks around the key; send it once
          null                ¦ realized_returns      ¦ is null; send a series or an object of strategy to series
          0.1                 ¦ realized_returns      ¦ is 0.1; send a series or an object of strategy to series
          "0.1"               ¦ realized_returns      ¦ is "0.1"; send a series or an object of strategy to series
          true                ¦ realized_returns      ¦ is true; send a series or an object of strategy to series
          """)
  void wrongSeriesAreRefused(String returns, String field, String message) {
    assertThat(with(returns).violations()).containsExactly(new Violation(field, message));
  }

  @Test
  void anIntegerBeyondTheDoublesIsRefused() {
    assertThat(with("[" + "9".repeat(400) + "]").violations())
        .containsExactly(
            new Violation(
                "realized_returns[0]", "is " + "9".repeat(60) + "…; send a finite number"));
  }

  @ParameterizedTest
  @ValueSource(ints = {199_999, 200_000})
  void aSeriesMayHave200_000Points(int points) throws MalformedJsonException {
    assertThat(with("{\"a\":" + series(points) + "}").stored("realized_returns").path("a"))
        .hasSize(points);
  }

  @Test
  void aSeriesMayNotHave200_001Points() {
    String message = "has 200001 points; at most 200000 are allowed";

    assertThat(with(series(200_001)).violations())
        .containsExactly(new Violation("realized_returns", message));
    assertThat(with("{\"a\":" + series(200_001) + "}").violations())
        .containsExactly(new Violation("realized_returns.a", message));
  }

  @Test
  void allSeriesMayHave1_000_000PointsButNot1_000_001() {
    String full = "\"a\":%1$s,\"b\":%1$s,\"c\":%1$s,\"d\":%1$s".formatted(series(200_000));
    String million = "{" + full + ",\"e\":" + series(199_999) + ",\"f\":[0]}";
    String oneMore = "{" + full + ",\"e\":" + series(199_999) + ",\"f\":[0,0]}";

    assertThat(with(million).accepted().key().version()).isEqualTo("v1");
    assertThat(with(oneMore).violations())
        .containsExactly(
            new Violation(
                "realized_returns", "has 1000001 points; at most 1000000 in all are allowed"));
  }

  private static String series(int points) {
    return "[" + "0,".repeat(points - 1) + "0]";
  }

  private static Body with(String returns) {
    return Body.minimal().with("realized_returns", returns);
  }
}

package io.riskhub.contract.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.contract.Violation;
import io.riskhub.contract.json.MalformedJsonException;
import io.riskhub.contract.json.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          {"a":1}
          {"a":1.0}
          {"a":0.6,"b":0.4}
          {"a":1.5,"b":-0.5}
          {"a":1,"b":0,"c":-0.0}
          {"a":1.001}
          {"a":0.999}
          {"a":0.333,"b":0.333,"c":0.333}
          {"a":0.3336666,"b":0.3336666,"c":0.3336668}
          {"a":0.1,"b":0.1,"c":0.1,"d":0.1,"e":0.1,"f":0.1,"g":0.1,"h":0.1,"i":0.1,"j":0.1}
          {"a":1e-400,"b":1}
          {"a":1e308,"b":1e308,"c":-1e308,"d":-1e308,"e":1}
          {"e":1,"a":1e308,"b":1e308,"c":-1e308,"d":-1e308}
          {"a":1e40,"b":1,"c":-1e40}
          {"a":10000000000000000000001,"b":-1e22}
          {"":1}
          {"전략":1}
          """)
  void areAcceptedAndStoredAsSent(String weights) throws MalformedJsonException {
    Body body = Body.minimal().with("weights", weights);

    assertThat(body.stored("weights")).isEqualTo(StrictJson.parse(weights));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          {"a":0.9}                     ¦ 0.9
          {"a":1.0011}                  ¦ 1.0011
          {"a":0.9989}                  ¦ 0.9989
          {"a":1.0010000000000001}      ¦ 1.0010000000000001
          {"a":0.333,"b":0.333,"c":0.3329} ¦ 0.9989
          {"a":0.5}                     ¦ 0.5
          {"a":2}                       ¦ 2.0
          {"a":60,"b":40}               ¦ 100.0
          {"a":0}                       ¦ 0.0
          {"a":-0.0}                    ¦ 0.0
          {"a":-1}                      ¦ -1.0
          {"a":1,"b":-1}                ¦ 0.0
          {"a":1e308,"b":1e308}         ¦ Infinity
          {"a":1e308,"b":-1e308}        ¦ 0.0
          """)
  void thatDoNotSumToOneAreRefusedWithTheSum(String weights, String sum) {
    assertThat(Body.minimal().with("weights", weights).violations())
        .containsExactly(
            new Violation(
                "weights", "sum to " + sum + "; scale them so that they sum to 1.0 within 0.001"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          {"a":"1"}          ¦ weights.a  ¦ is "1"; send a JSON number
          {"a":true}         ¦ weights.a  ¦ is true; send a JSON number
          {"a":null}         ¦ weights.a  ¦ is null; send a JSON number
          {"a":{"b":1}}      ¦ weights.a  ¦ is an object; send a JSON number
          {"a":[1]}          ¦ weights.a  ¦ is an array; send a JSON number
          {"a":1,"b":"NaN"}  ¦ weights.b  ¦ is "NaN"; send a JSON number
          {"a":1e400}        ¦ weights.a  ¦ is too large for a double; send a finite number
          {"a":1,"b":-1e400} ¦ weights.b  ¦ is too large for a double; send a finite number
          {}                 ¦ weights    ¦ is empty; name at least one strategy
          []                 ¦ weights    ¦ is an array; send an object of strategy to weight
          [1e400]            ¦ weights    ¦ is an array; send an object of strategy to weight
          null               ¦ weights    ¦ is null; send an object of strategy to weight
          1                  ¦ weights    ¦ is 1; send an object of strategy to weight
          "a=1"              ¦ weights    ¦ is "a=1"; send an object of strategy to weight
          """)
  void thatAreNoFiniteNumbersAreRefused(String weights, String field, String message) {
    assertThat(Body.minimal().with("weights", weights).violations())
        .containsExactly(new Violation(field, message));
  }

  @Test
  void anIntegerOf400DigitsIsRefusedAndShownCut() {
    assertThat(Body.minimal().with("weights", "{\"a\":1" + "0".repeat(399) + "}").violations())
        .containsExactly(
            new Violation("weights.a", "is 1" + "0".repeat(59) + "…; send a finite number"));
  }

  @Test
  void areRequired() {
    assertThat(Body.minimal().without("weights").violations())
        .containsExactly(
            new Violation("weights", "is missing; send an object of strategy to weight"));
  }

  @Test
  void everyWrongWeightIsNamed() {
    assertThat(Body.minimal().with("weights", "{\"a\":\"x\",\"b\":1,\"c\":false}").violations())
        .containsExactly(
            new Violation("weights.a", "is \"x\"; send a JSON number"),
            new Violation("weights.c", "is false; send a JSON number"));
  }
}

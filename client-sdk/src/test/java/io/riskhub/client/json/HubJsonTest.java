package io.riskhub.client.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubJsonTest {

  @Test
  void elementsAreExactlyAsWritten() {
    String first = "{\"a\": 1.0,\"b\":[1,{\"c\":\"\\u00e9]}\"}]}";
    String second = "{ }";

    assertThat(
            HubJson.elements(
                "{\"other\":[{\"no\":1}], \"x\" : [" + first + " , " + second + "],\"n\":1}", "x"))
        .containsExactly(first, second);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "{\"x\":{}}", "{\"x\":[{}", "{\"y\":[]}", "<html>"})
  void whatHoldsNoSuchListIsNamed(String json) {
    assertThatThrownBy(() -> HubJson.elements(json, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("(has no list of x|is not JSON: )(.|\n)*");
  }

  @Test
  void textAndNamesMayBeLong() {
    String name = "n".repeat(1 << 20);

    assertThat(HubJson.parse("{\"" + name + "\":1}").path(name).intValue()).isOne();
  }

  @Test
  void manyNamesMayShareAHash() {
    String json =
        IntStream.range(0, 1 << 10)
            .mapToObj(
                bits ->
                    IntStream.range(0, 10)
                        .mapToObj(bit -> (bits >> bit & 1) == 0 ? "Aa" : "B@")
                        .collect(Collectors.joining("", "\"", "\":1")))
            .collect(Collectors.joining(",", "{", "}"));

    assertThat(HubJson.parse(json).size()).isEqualTo(1 << 10);
  }
}

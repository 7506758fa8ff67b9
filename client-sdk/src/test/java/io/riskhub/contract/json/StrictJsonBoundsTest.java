package io.riskhub.contract.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonBoundsTest {

  private static final String TOO_DEEP = "it nests deeper than 64 levels; flatten it";
  private static final String TOO_LONG = "it holds a number longer than 1000 characters; round it";

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 63, 64})
  void nestingDownTo64IsAccepted(int depth) throws MalformedJsonException {
    assertThat(CanonicalJson.write(StrictJson.parse(arrays(depth)))).isEqualTo(arrays(depth));
    assertThat(CanonicalJson.write(StrictJson.parse(objects(depth)))).isEqualTo(objects(depth));
  }

  @ParameterizedTest
  @ValueSource(ints = {65, 66, 1_000, 100_000})
  void deeperNestingIsRefused(int depth) {
    assertThat(Refusal.reason(arrays(depth))).endsWith(TOO_DEEP);
    assertThat(Refusal.reason(objects(depth))).endsWith(TOO_DEEP);
    assertThat(Refusal.reason("[".repeat(depth))).endsWith(TOO_DEEP);
    assertThat(Refusal.reason("{\"a\":[".repeat(depth))).endsWith(TOO_DEEP);
  }

  @Test
  void numbersOf1000CharactersAreAccepted() throws MalformedJsonException {
    String integer = "1".repeat(1_000);
    String negative = "-" + "9".repeat(999);

    assertThat(canonical(integer)).isEqualTo(integer);
    assertThat(canonical(negative)).isEqualTo(negative);
    assertThat(canonical("0." + "1".repeat(998))).isEqualTo("0.1111111111111111");
    assertThat(canonical("-0." + "1".repeat(997))).isEqualTo("-0.1111111111111111");
    assertThat(canonical("1e" + "0".repeat(997) + "1")).isEqualTo("10.0");
    assertThat(canonical("1E-" + "0".repeat(996) + "5")).isEqualTo("1e-05");
    assertThat(canonical("0." + "0".repeat(992) + "1e990")).isEqualTo("0.001");
  }

  @Test
  void numbersOf1001CharactersAreRefused() {
    for (String number :
        new String[] {
          "1".repeat(1_001),
          "-" + "9".repeat(1_000),
          "0." + "1".repeat(999),
          "-0." + "1".repeat(998),
          "1".repeat(500) + "." + "1".repeat(500),
          "1e" + "0".repeat(998) + "1",
          "1E-" + "0".repeat(997) + "5",
          "1.5e+" + "0".repeat(995) + "5",
          "1".repeat(100_000)
        }) {
      assertThat(Refusal.reason(number)).endsWith(TOO_LONG);
      assertThat(Refusal.reason("{\"a\":[" + number + "]}")).endsWith(TOO_LONG);
      assertThat(Refusal.reason("{\"a\":" + number + ",\"b\":1}")).endsWith(TOO_LONG);
    }
  }

  @Test
  void stringsAndKeysHaveNoBoundOfTheirOwn() throws MalformedJsonException {
    String text = "{\"" + "k".repeat(300_000) + "\":\"" + "v".repeat(300_000) + "\"}";

    assertThat(canonical(text)).isEqualTo(text);
  }

  @Test
  void aLongKeyThatIsThereTwiceIsCutInTheReason() {
    String key = "k".repeat(5_000);

    assertThat(Refusal.reason("{\"" + key + "\":1,\"" + key + "\":2}"))
        .contains("duplicate key '" + "k".repeat(200) + "…'");
  }

  /** "Ab" and "BA" hash alike in the parser's table of keys, and so do all texts made of them. */
  @Test
  void manyKeysOfOneHashAreAccepted() throws MalformedJsonException {
    String text =
        IntStream.range(0, 1 << 10)
            .mapToObj(StrictJsonBoundsTest::collidingKey)
            .collect(Collectors.joining("\":1,\"", "{\"", "\":1}"));

    assertThat(StrictJson.parse(text).size()).isEqualTo(1 << 10);
  }

  private static String collidingKey(int number) {
    return IntStream.range(0, 10)
        .mapToObj(bit -> (number >> bit & 1) == 0 ? "Ab" : "BA")
        .collect(Collectors.joining());
  }

  private static String canonical(String text) throws MalformedJsonException {
    return CanonicalJson.write(StrictJson.parse(text));
  }

  private static String arrays(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  private static String objects(int depth) {
    return "{\"a\":".repeat(depth - 1) + "{" + "}".repeat(depth);
  }
}

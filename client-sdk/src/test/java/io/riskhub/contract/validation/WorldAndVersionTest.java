package io.riskhub.contract.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.riskhub.contract.Identifiers;
import io.riskhub.contract.Verdict;
import io.riskhub.contract.Violation;
import io.riskhub.contract.json.MalformedJsonException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorldAndVersionTest {

  static List<String> goodIds() {
    return List.of(
        "w",
        " ",
        "a".repeat(200),
        "\ud83d\ude00".repeat(200),
        "전략-α",
        "rebalance-2025-01-01T00:00:00Z",
        "...",
        ".hidden",
        "a..b",
        "a?b#c%2F&d",
        "\u00a0\u2028");
  }

  @ParameterizedTest
  @MethodSource("goodIds")
  void areAccepted(String id) throws MalformedJsonException {
    assertThat(Identifiers.violation(id)).isEmpty();
    String json = TextNode.valueOf(id).toString();
    Body body = Body.minimal().with("world_id", json).with("version", json);

    assertThat(body.accepted().key().worldId()).isEqualTo(id);
    assertThat(body.accepted().key().version()).isEqualTo(id);
    assertThat(body.stored("version").textValue()).isEqualTo(id);
  }

  static List<List<String>> badIds() {
    return List.of(
        List.of("\"\"", "is empty; it must have 1 to 200 characters"),
        List.of("\"" + "a".repeat(201) + "\"", "has 201 characters; at most 200 are allowed"),
        List.of("\"" + "😀".repeat(201) + "\"", "has 201 characters; at most 200 are allowed"),
        List.of("\".\"", "is \".\", which names a folder; choose another name"),
        List.of("\"..\"", "is \"..\", which names a folder; choose another name"),
        List.of("\"a/b\"", "holds \"/\"; \"/\" and \"\\\" are not allowed"),
        List.of("\"a\\\\b\"", "holds \"\\\"; \"/\" and \"\\\" are not allowed"),
        List.of("\"a\\u0000\"", "holds the control character U+0000; remove it"),
        List.of("\"\\n\"", "holds the control character U+000A; remove it"),
        List.of("\"\\u001fa\"", "holds the control character U+001F; remove it"),
        List.of("\"a\\u007fb\"", "holds the control character U+007F; remove it"),
        List.of("\"a\\u0080b\"", "holds the control character U+0080; remove it"),
        List.of("\"a\\u009fb\"", "holds the control character U+009F; remove it"),
        List.of("null", "is null; send a string"),
        List.of("7", "is 7; send a string"),
        List.of("1.50", "is 1.5; send a string"),
        List.of("true", "is true; send a string"),
        List.of("[\"a\"]", "is an array; send a string"),
        List.of("{}", "is an object; send a string"),
        List.of("1e400", "is too large for a double; send a string"));
  }

  @ParameterizedTest
  @MethodSource("badIds")
  void areRefused(List<String> row) {
    for (String field : List.of("world_id", "version")) {
      assertThat(Body.minimal().with(field, row.getFirst()).violations())
          .contains(new Violation(field, row.getLast()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"world_id", "version"})
  void areRequired(String field) {
    assertThat(Body.minimal().without(field).violations())
        .containsExactly(new Violation(field, "is missing; send 1 to 200 characters"));
  }

  @Test
  void theWorldMayStandInThePathOnlyAndIsStored() {
    Body body = Body.minimal().without("world_id");

    assertThat(Body.accepted(body.check("전략")).key().worldId()).isEqualTo("전략");
    assertThat(Body.accepted(body.check("w1"))).isEqualTo(Body.minimal().accepted());
  }

  @Test
  void theWorldMayStandInBothWhenEqual() {
    assertThat(Body.accepted(Body.minimal().check("w1"))).isEqualTo(Body.minimal().accepted());
  }

  @ParameterizedTest
  @CsvSource({"w2, w1", "W1, w1", "w1%20, w1", "'', w1"})
  void twoDifferentWorldsAreAMismatch(String inPath, String inBody) {
    assertThat(Body.minimal().check(inPath)).isEqualTo(new Verdict.WorldMismatch(inPath, inBody));
  }

  @Test
  void aMismatchShowsALongWorldCutBetweenCharacters() {
    String world = "x" + "\ud83d\ude00".repeat(100);

    assertThat(Body.minimal().with("world_id", "\"" + world + "\"").check("w1"))
        .isEqualTo(new Verdict.WorldMismatch("w1", "x" + "\ud83d\ude00".repeat(29) + "…"));
  }

  @Test
  void theWorldInThePathKeepsTheSameRule() {
    assertThat(Body.violations(Body.minimal().without("world_id").check("..")))
        .containsExactly(
            new Violation("world_id", "is \"..\", which names a folder; choose another name"));
  }

  @Test
  void aWorldInThePathDoesNotExcuseAWrongTypeInTheBody() {
    assertThat(Body.violations(Body.minimal().with("world_id", "7").check("7")))
        .containsExactly(new Violation("world_id", "is 7; send a string"));
  }
}

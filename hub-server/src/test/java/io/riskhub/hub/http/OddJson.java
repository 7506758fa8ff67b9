package io.riskhub.hub.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Trees of JSON that can hold any text where a value stands, and values that are odd. */
final class OddJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final HexFormat HEX = HexFormat.of();

  private static final Pattern RAW = Pattern.compile("\"raw<([0-9a-f]*)>\"");

  /** Numbers, and what only looks like one. */
  static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "0.0",
          "-0.0",
          "1",
          "-1",
          "1.0",
          "1e0",
          "1E+2",
          "0.1e1",
          "5e-324",
          "2e-324",
          "1e308",
          "-1.7976931348623157e308",
          "1.8e308",
          "1e400",
          "-1e400",
          "1e-400",
          "1e99999999999",
          "9007199254740993",
          "12345678901234567890",
          "1".repeat(400),
          "1".repeat(1_001),
          "0." + "3".repeat(990),
          "0.30000000000000004",
          "NaN",
          "Infinity",
          "-Infinity",
          "+1",
          "01",
          "1.",
          ".5",
          "0x10",
          "1_000",
          "1e",
          "--1",
          "\uff11");

  /** Text that is hard to carry. */
  static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\u0000",
          "\u0007",
          "\u007f",
          "\u0085",
          "\u00a0",
          "\u2028",
          "\u200d",
          "\ufeff",
          "\ufffe",
          "\uffff",
          "\ud83d\ude00",
          "\ud83d\ude00".repeat(200),
          "v".repeat(201),
          "\uc138\uacc4",
          "..",
          "a/b",
          "a\\b",
          "\"'`",
          "%00",
          "a;b",
          "<script>",
          "' or 1=1 --",
          "null",
          "x".repeat(5_000),
          "\u0130",
          "e\u0301",
          "\u202e");

  private static final int MAX_DEPTH = 80;

  private OddJson() {}

  /** A node that is written as {@code text}, whatever that is. */
  static JsonNode raw(String text) {
    return TextNode.valueOf("raw<" + HEX.formatHex(text.getBytes(StandardCharsets.UTF_8)) + ">");
  }

  /** The text of a tree. */
  static String text(ObjectNode tree) {
    try {
      return RAW.matcher(JSON.writeValueAsString(tree))
          .replaceAll(
              raw ->
                  Matcher.quoteReplacement(
                      new String(HEX.parseHex(raw.group(1)), StandardCharsets.UTF_8)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static <T> T pick(List<T> choices, SplittableRandom random) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Any value. */
  static JsonNode junk(SplittableRandom random) {
    return switch (random.nextInt(7)) {
      case 0 -> JsonNodeFactory.instance.nullNode();
      case 1 -> JsonNodeFactory.instance.booleanNode(random.nextBoolean());
      case 2 -> TextNode.valueOf(pick(TEXTS, random));
      case 3 -> JsonNodeFactory.instance.arrayNode().add(1).add("x").add(random.nextDouble());
      case 4 -> JsonNodeFactory.instance.objectNode().put(pick(TEXTS, random), random.nextInt());
      case 5 -> nested(random.nextInt(MAX_DEPTH));
      default -> raw(pick(NUMBERS, random));
    };
  }

  private static JsonNode nested(int depth) {
    JsonNode node = JsonNodeFactory.instance.numberNode(1);
    for (int i = 0; i < depth; i++) {
      if (i % 2 == 0) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        node = array.add(node);
      } else {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        node = object.set("x", node);
      }
    }
    return node;
  }
}

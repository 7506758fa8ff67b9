package io.riskhub.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes JSON as Python's {@code json.dumps(x, sort_keys=True, separators=(",", ":"))} writes what
 * {@code json.loads} read, byte for byte. The result is pure ASCII.
 */
public final class CanonicalJson {

  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private CanonicalJson() {}

  /**
   * The canonical text of {@code node}.
   *
   * @throws IllegalArgumentException when a number in it is not finite
   */
  public static String write(JsonNode node) {
    StringBuilder out = new StringBuilder(1024);
    append(node, out);
    return out.toString();
  }

  private static void append(JsonNode node, StringBuilder out) {
    switch (node.getNodeType()) {
      case OBJECT -> appendObject(node, out);
      case ARRAY -> appendArray(node, out);
      case STRING -> appendString(node.textValue(), out);
      case NUMBER -> appendNumber(node, out);
      case BOOLEAN, NULL -> out.append(node.asText());
      default -> throw new IllegalArgumentException("not a JSON value: " + node.getNodeType());
    }
  }

  private static void appendObject(JsonNode node, StringBuilder out) {
    List<Map.Entry<String, JsonNode>> properties = new ArrayList<>(node.properties());
    properties.sort(Map.Entry.comparingByKey(CodePointOrder.INSTANCE));
    String separator = "";
    out.append('{');
    for (Map.Entry<String, JsonNode> property : properties) {
      out.append(separator);
      appendString(property.getKey(), out);
      out.append(':');
      append(property.getValue(), out);
      separator = ",";
    }
    out.append('}');
  }

  private static void appendArray(JsonNode node, StringBuilder out) {
    String separator = "";
    out.append('[');
    for (JsonNode element : node) {
      out.append(separator);
      append(element, out);
      separator = ",";
    }
    out.append(']');
  }

  private static void appendNumber(JsonNode node, StringBuilder out) {
    if (node.isIntegralNumber()) {
      out.append(node.asText());
    } else {
      CanonicalDouble.append(node.doubleValue(), out);
    }
  }

  private static void appendString(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      switch (unit) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          // Python escapes DEL (U+007F) too, though JSON does not ask for it.
          if (unit >= ' ' && unit <= '~') {
            out.append(unit);
          } else {
            appendEscape(unit, out);
          }
        }
      }
    }
    out.append('"');
  }

  private static void appendEscape(char unit, StringBuilder out) {
    out.append("\\u")
        .append(HEX[unit >> 12])
        .append(HEX[unit >> 8 & 0xf])
        .append(HEX[unit >> 4 & 0xf])
        .append(HEX[unit & 0xf]);
  }
}

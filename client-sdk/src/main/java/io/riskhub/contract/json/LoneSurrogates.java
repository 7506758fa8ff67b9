package io.riskhub.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * Finds half characters: escapes such as {@code \ud800} that parse but stand for no Unicode text.
 */
final class LoneSurrogates {

  private LoneSurrogates() {}

  static void refuse(JsonNode node) throws MalformedJsonException {
    if (node.isTextual()) {
      refuse(node.textValue());
    } else if (node.isArray()) {
      for (JsonNode element : node) {
        refuse(element);
      }
    } else if (node.isObject()) {
      for (Map.Entry<String, JsonNode> property : node.properties()) {
        refuse(property.getKey());
        refuse(property.getValue());
      }
    }
  }

  static void refuse(String text) throws MalformedJsonException {
    for (int i = 0; i < text.length(); i++) {
      if (isLone(text, i)) {
        throw new MalformedJsonException(
            String.format(
                "is not valid Unicode: it holds the lone surrogate \\u%04x; send the whole character",
                (int) text.charAt(i)));
      }
    }
  }

  private static boolean isLone(String text, int i) {
    char unit = text.charAt(i);
    if (Character.isHighSurrogate(unit)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(unit)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}

package io.riskhub.risk.limit;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.contract.json.CanonicalJson;

/** Numbers in free JSON, where anything may stand. */
final class Numbers {

  private static final int MAX_SHOWN = 60;

  private Numbers() {}

  static boolean isFinite(JsonNode value) {
    return value.isNumber() && Double.isFinite(value.doubleValue());
  }

  /** What is wrong with a value that is not finite, for people. */
  static String complaint(String path, JsonNode value) {
    return path + " is " + shown(value) + "; send a number";
  }

  private static String shown(JsonNode value) {
    if (value.isNumber()) {
      return "too large";
    }
    if (value.isContainerNode()) {
      return value.isObject() ? "an object" : "an array";
    }
    String text = CanonicalJson.write(value);
    return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text;
  }
}

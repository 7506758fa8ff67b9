package io.riskhub.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An object's fields, each in canonical JSON, so that several objects which share most of their
 * fields are written at the price of one.
 */
public final class CanonicalFields {

  private final Map<String, String> byName = new TreeMap<>(CodePointOrder.INSTANCE);

  /**
   * The fields of {@code object} as they are now.
   *
   * @throws IllegalArgumentException when a number in it is not finite
   */
  public CanonicalFields(ObjectNode object) {
    object.properties().forEach(field -> byName.put(field.getKey(), json(field.getValue())));
  }

  /** Adds a text field, or replaces it. */
  public void put(String name, String value) {
    byName.put(name, json(TextNode.valueOf(value)));
  }

  /** The canonical JSON of the object. */
  public String write() {
    return write(Set.of());
  }

  /** The canonical JSON of the object without some fields. */
  public String write(Set<String> leftOut) {
    return byName.entrySet().stream()
        .filter(field -> !leftOut.contains(field.getKey()))
        .map(field -> json(TextNode.valueOf(field.getKey())) + ":" + field.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String json(JsonNode value) {
    return CanonicalJson.write(value);
  }
}

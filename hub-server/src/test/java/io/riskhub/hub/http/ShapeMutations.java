package io.riskhub.hub.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** Changes to a tree that know nothing of the contract. */
final class ShapeMutations {

  private ShapeMutations() {}

  static void mutate(ObjectNode tree, SplittableRandom random) {
    ObjectNode object = anyObject(tree, random);
    List<String> keys = new ArrayList<>();
    object.fieldNames().forEachRemaining(keys::add);
    if (keys.isEmpty()) {
      object.set("x", OddJson.junk(random));
      return;
    }
    String key = OddJson.pick(keys, random);
    switch (random.nextInt(7)) {
      case 0 -> object.remove(key);
      case 1 -> rename(object, key, random);
      case 2 -> object.set(key, OddJson.junk(random));
      case 3 -> object.set(OddJson.pick(OddJson.TEXTS, random), OddJson.junk(random));
      case 4 -> object.set("extra-" + random.nextInt(9), OddJson.junk(random));
      case 5 -> number(object, key, random);
      default -> object.set(key, object.get(OddJson.pick(keys, random)).deepCopy());
    }
  }

  private static ObjectNode anyObject(ObjectNode tree, SplittableRandom random) {
    List<ObjectNode> inner = new ArrayList<>();
    for (JsonNode child : tree) {
      if (child instanceof ObjectNode object) {
        inner.add(object);
      }
    }
    return inner.isEmpty() || random.nextBoolean() ? tree : OddJson.pick(inner, random);
  }

  private static void rename(ObjectNode object, String key, SplittableRandom random) {
    JsonNode value = object.remove(key);
    String other =
        switch (random.nextInt(4)) {
          case 0 -> key + " ";
          case 1 -> "\u00a0" + key;
          case 2 -> key.toUpperCase(Locale.ROOT);
          default -> key + OddJson.pick(OddJson.TEXTS, random);
        };
    object.set(other, value);
  }

  /** Changes a number at or directly below {@code key}. */
  private static void number(ObjectNode object, String key, SplittableRandom random) {
    JsonNode odd = OddJson.raw(OddJson.pick(OddJson.NUMBERS, random));
    JsonNode value = object.get(key);
    if (value instanceof ObjectNode inner && !inner.isEmpty()) {
      List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(inner.properties());
      inner.set(OddJson.pick(entries, random).getKey(), odd);
    } else if (value instanceof ArrayNode array && !array.isEmpty()) {
      array.set(random.nextInt(array.size()), odd);
    } else {
      object.set(key, odd);
    }
  }
}

package io.riskhub.hub.activation.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.blob.ContentDigest;
import io.riskhub.blob.ContentDigest.Algorithm;
import io.riskhub.contract.activation.ActivationTag;
import io.riskhub.contract.activation.ActivationUpdate;
import io.riskhub.contract.json.CanonicalJson;
import io.riskhub.contract.json.MalformedJsonException;
import io.riskhub.contract.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Activation as it is stored, answered and announced. */
public final class ActivationJson {

  private ActivationJson() {}

  /** The state in the contract's shape, the same text for the same state. */
  public static String write(ActivationState state) {
    return CanonicalJson.write(document(state));
  }

  /** The state in the contract's shape. */
  public static ObjectNode document(ActivationState state) {
    ObjectNode document = JsonNodeFactory.instance.objectNode().put("version", state.version());
    document.set("state", entries(state));
    return document;
  }

  /** The stable hash of the entries. */
  public static String hash(ActivationState state) {
    return ContentDigest.of(
            Algorithm.BLAKE3,
            CanonicalJson.write(entries(state)).getBytes(StandardCharsets.US_ASCII))
        .toString();
  }

  private static ObjectNode entries(ActivationState state) {
    ObjectNode strategies = JsonNodeFactory.instance.objectNode();
    for (ActivationEntry entry : state.all()) {
      ActivationUpdate is = entry.is();
      strategies.withObjectProperty(is.strategyId()).set(is.side(), fields(entry));
    }
    return strategies;
  }

  private static ObjectNode fields(ActivationEntry entry) {
    ActivationUpdate is = entry.is();
    return JsonNodeFactory.instance
        .objectNode()
        .put("active", is.active())
        .put("weight", is.weight())
        .put("freeze", is.freeze())
        .put("drain", is.drain())
        .put("effective_mode", is.effectiveMode())
        .put("run_id", is.runId())
        .put("ts", is.ts())
        .put("etag", entry.etag().text());
  }

  /** An entry by itself, which also says which one it is. */
  public static ObjectNode entry(String worldId, ActivationEntry entry) {
    return fields(entry)
        .put("world_id", worldId)
        .put("strategy_id", entry.is().strategyId())
        .put("side", entry.is().side());
  }

  /**
   * Reads a state that others may have written too. What an entry, or the whole, lacks is none.
   *
   * @throws MalformedJsonException when it is no JSON
   * @throws IllegalArgumentException when it has a number that nobody can count on from, which its
   *     message says, completing a sentence
   */
  public static ActivationState read(String worldId, String text) throws MalformedJsonException {
    JsonNode document = StrictJson.parse(text);
    ActivationState state = ActivationState.EMPTY;
    for (Map.Entry<String, JsonNode> strategy : document.path("state").properties()) {
      for (Map.Entry<String, JsonNode> side : strategy.getValue().properties()) {
        if (side.getValue() instanceof ObjectNode fields) {
          state = state.with(entry(worldId, strategy.getKey(), side.getKey(), fields));
        }
      }
    }
    JsonNode version = document.path("version");
    if (version.doubleValue() > ActivationTag.MOST) {
      throw tooHigh("version " + version);
    }
    return new ActivationState(Math.max(version.asLong(), state.version()), state.entries());
  }

  private static ActivationEntry entry(
      String worldId, String strategyId, String side, ObjectNode fields) {
    JsonNode ts = fields.path("ts");
    JsonNode weight = fields.path("weight");
    return new ActivationEntry(
        new ActivationUpdate(
            strategyId,
            side,
            fields.path("active").asBoolean(),
            weight.isNumber() && Double.isFinite(weight.doubleValue())
                ? weight.doubleValue()
                : null,
            fields.path("freeze").asBoolean(),
            fields.path("drain").asBoolean(),
            text(fields, "effective_mode"),
            text(fields, "run_id"),
            ts.isTextual() ? ts.textValue() : Instant.EPOCH.toString()),
        etag(worldId, strategyId, side, fields.path("etag").asText()));
  }

  private static ActivationTag etag(String worldId, String strategyId, String side, String text) {
    ActivationTag tag =
        ActivationTag.parse(text, worldId, strategyId, side)
            .orElseGet(() -> ActivationTag.of(worldId, strategyId, side, 0));
    if (tag.number() > ActivationTag.MOST) {
      throw tooHigh("etag " + text);
    }
    return tag;
  }

  private static IllegalArgumentException tooHigh(String what) {
    return new IllegalArgumentException(
        "has the %s, the number of which is above %d".formatted(what, ActivationTag.MOST));
  }

  private static @Nullable String text(ObjectNode fields, String name) {
    return fields.path(name).textValue();
  }
}

package io.riskhub.cli.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.client.json.HubJson;
import io.riskhub.client.read.StoredSnapshot;
import io.riskhub.contract.IsoInstant;
import java.time.Instant;
import java.util.Optional;

/**
 * What a hub keeps as a snapshot, which may be damaged by now.
 *
 * @param json exactly as the hub sent it
 * @param worldId empty when it cannot be told
 * @param version empty when it cannot be told
 * @param asOf empty when it cannot be told
 * @param damage why this is no snapshot, as in "it has no field weights"; empty when it is one
 */
public record KeptSnapshot(
    String json,
    Optional<String> worldId,
    Optional<String> version,
    Optional<Instant> asOf,
    Optional<String> damage) {

  static KeptSnapshot of(String json) {
    JsonNode tree = HubJson.parse(json);
    return new KeptSnapshot(
        json,
        text(tree, "world_id"),
        text(tree, "version"),
        text(tree, "as_of").flatMap(IsoInstant::parse),
        damage(json));
  }

  /** Its JSON as a tree of the caller's own. */
  public JsonNode tree() {
    return HubJson.parse(json);
  }

  private static Optional<String> text(JsonNode tree, String field) {
    return Optional.ofNullable(tree.path(field).textValue());
  }

  private static Optional<String> damage(String json) {
    try {
      StoredSnapshot.parse(json);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}

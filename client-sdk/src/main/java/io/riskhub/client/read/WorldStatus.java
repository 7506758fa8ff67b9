package io.riskhub.client.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.client.json.HubJson;
import io.riskhub.contract.IsoInstant;
import java.time.Duration;
import java.time.Instant;

/**
 * A world that the hub knows, by its newest snapshot.
 *
 * @param worldId the world
 * @param version the newest snapshot's version
 * @param asOf the instant that it describes
 * @param lag how old that was by the hub's clock; negative when it lies ahead
 * @param expired whether the newest snapshot has expired
 * @param stage the stage that it was published for
 * @param actor who published it
 * @param json the same exactly as the hub sent it
 */
public record WorldStatus(
    String worldId,
    String version,
    Instant asOf,
    Duration lag,
    boolean expired,
    String stage,
    String actor,
    String json) {

  private static final double MILLIS_PER_SECOND = 1_000;

  /**
   * Reads one element of the hub's list.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static WorldStatus parse(String json) {
    JsonNode tree = HubJson.parse(json);
    return new WorldStatus(
        text(tree, "world_id"),
        text(tree, "version"),
        IsoInstant.parse(text(tree, "as_of"))
            .orElseThrow(() -> new IllegalArgumentException("has a world without as_of")),
        Duration.ofMillis(Math.round(tree.path("lag_seconds").doubleValue() * MILLIS_PER_SECOND)),
        tree.path("expired").booleanValue(),
        text(tree, "stage"),
        text(tree, "actor"),
        json);
  }

  /** How old its newest snapshot is. */
  public Freshness freshness() {
    return new Freshness(worldId, version, asOf, lag, expired, stage, actor);
  }

  private static String text(JsonNode world, String field) {
    String text = world.path(field).textValue();
    if (text == null) {
      throw new IllegalArgumentException("has a world without " + field);
    }
    return text;
  }
}

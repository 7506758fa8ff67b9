package io.riskhub.hub.http.routes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.contract.json.CanonicalJson;
import io.riskhub.hub.snapshot.WorldHead;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The answer of {@code GET /risk-hub/worlds}. */
final class WorldsJson {

  private static final double MILLIS_PER_SECOND = 1_000;

  private WorldsJson() {}

  static String write(List<WorldHead> newest, Instant now) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode worlds = answer.putArray("worlds");
    for (WorldHead snapshot : newest) {
      worlds
          .addObject()
          .put("world_id", snapshot.key().worldId())
          .put("version", snapshot.key().version())
          .put("as_of", snapshot.asOf().toString())
          .put("created_at", snapshot.createdAt().toString())
          .put("expires_at", snapshot.expiresAt().toString())
          .put("lag_seconds", lagSeconds(snapshot, now))
          .put("expired", snapshot.isExpired(now))
          .put("stage", snapshot.stage())
          .put("actor", snapshot.actor());
    }
    return CanonicalJson.write(answer);
  }

  /** The age of the {@code as_of} in seconds; negative when it lies ahead of the hub's clock. */
  private static double lagSeconds(WorldHead snapshot, Instant now) {
    return Duration.between(snapshot.asOf(), now).toMillis() / MILLIS_PER_SECOND;
  }
}

package io.riskhub.client.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.client.json.HubJson;
import io.riskhub.contract.IsoInstant;
import io.riskhub.contract.event.BuriedEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * An event that a hub without a topic for them gave up, and keeps.
 *
 * @param id its number; later letters have higher ones
 * @param worldId the world that it tells of
 * @param stage the stage of its snapshot
 * @param attempts how often handling it was tried
 * @param error why it was given up
 * @param at when
 * @param event what is known of the event
 */
public record KeptDeadLetter(
    long id,
    String worldId,
    String stage,
    int attempts,
    String error,
    Instant at,
    BuriedEvent event) {

  /**
   * The letter that {@code json} tells of.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static KeptDeadLetter parse(String json) {
    JsonNode letter = HubJson.parse(json);
    return new KeptDeadLetter(
        letter.path("id").asLong(),
        letter.path("world_id").asText(),
        letter.path("stage").asText(),
        letter.path("attempts").asInt(),
        letter.path("error").asText(),
        instant(letter, "at")
            .orElseThrow(() -> new IllegalArgumentException("has a dead letter without a time")),
        new BuriedEvent(
            letter.path("event_digest").asText(),
            letter.path("bytes").asInt(),
            Optional.ofNullable(letter.path("version").textValue()),
            instant(letter, "expires_at")));
  }

  private static Optional<Instant> instant(JsonNode letter, String field) {
    return Optional.ofNullable(letter.path(field).textValue()).flatMap(IsoInstant::parse);
  }
}

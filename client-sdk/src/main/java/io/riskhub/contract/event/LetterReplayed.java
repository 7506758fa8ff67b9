package io.riskhub.contract.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.riskhub.contract.IsoInstant;
import io.riskhub.contract.json.CanonicalJson;
import io.riskhub.contract.json.MalformedJsonException;
import io.riskhub.contract.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Says, in the dead-letter topic, that an event was sent again: all its copies in the partition up
 * to an offset are done with. One that is buried after that is a letter of its own. An event of its
 * own type, which readers of letters pass by.
 *
 * @param digest of the event's bytes
 * @param partition of the letters
 * @param offset of the last of them
 * @param at when
 */
public record LetterReplayed(String digest, int partition, long offset, Instant at) {

  /** No such event is longer. */
  public static final int MOST_BYTES = 1_024;

  /**
   * The event on the wire, in UTF-8.
   *
   * @param id of the event
   */
  public byte[] toJson(UUID id) {
    var event =
        JsonNodeFactory.instance
            .objectNode()
            .put("specversion", "1.0")
            .put("id", id.toString())
            .put("source", "riskhub")
            .put("type", EventType.SNAPSHOT_UPDATED_DLQ_REPLAYED)
            .put("time", at.toString())
            .put("datacontenttype", "application/json");
    event
        .putObject("data")
        .put("event_digest", digest)
        .put("partition", partition)
        .put("offset", offset);
    return CanonicalJson.write(event).getBytes(StandardCharsets.UTF_8);
  }

  /** What a message of the dead-letter topic says, if it is of that type. */
  public static Optional<LetterReplayed> read(byte[] message) {
    if (message.length > MOST_BYTES) {
      return Optional.empty();
    }
    try {
      JsonNode event = StrictJson.parse(message);
      if (!EventType.SNAPSHOT_UPDATED_DLQ_REPLAYED.equals(event.path("type").textValue())) {
        return Optional.empty();
      }
      JsonNode data = event.path("data");
      return IsoInstant.parse(event.path("time").asText())
          .map(
              at ->
                  new LetterReplayed(
                      data.path("event_digest").asText(),
                      data.path("partition").asInt(-1),
                      data.path("offset").asLong(-1),
                      at));
    } catch (MalformedJsonException e) {
      return Optional.empty();
    }
  }
}

package io.riskhub.contract.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.riskhub.contract.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Takes events of this hub apart again, so that they can be published once more. */
public final class EventJson {

  private static final Set<String> NEEDED = Set.of("id", "type", "time", "correlation_id", "data");

  private EventJson() {}

  /**
   * The event that {@link Event#toJson} wrote so, byte for byte; nothing else is one.
   *
   * @param worldId the world that it is about, which is its key and not in the text
   */
  public static Optional<Event> read(byte[] message, String worldId) {
    try {
      return event(new String(message, StandardCharsets.UTF_8), worldId)
          .filter(event -> Arrays.equals(event.toJson().getBytes(StandardCharsets.UTF_8), message));
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Event> event(String text, String worldId) throws IOException {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser json = StrictJson.again(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        JsonToken value = json.nextToken();
        if (value == JsonToken.START_OBJECT) {
          int from = (int) json.currentTokenLocation().getCharOffset();
          json.skipChildren();
          fields.put(name, text.substring(from, (int) json.currentLocation().getCharOffset()));
        } else if (value == JsonToken.VALUE_STRING) {
          fields.put(name, json.getText());
        } else {
          json.skipChildren();
        }
      }
    }
    if (!fields.keySet().containsAll(NEEDED)) {
      return Optional.empty();
    }
    return Optional.of(
        new Event(
            UUID.fromString(of(fields, "id")),
            of(fields, "type"),
            worldId,
            Instant.parse(of(fields, "time")),
            of(fields, "correlation_id"),
            of(fields, "data")));
  }

  private static String of(Map<String, String> fields, String name) {
    return fields.getOrDefault(name, "");
  }
}

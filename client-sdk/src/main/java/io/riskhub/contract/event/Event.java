package io.riskhub.contract.event;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.TextNode;
import io.riskhub.contract.json.CanonicalJson;
import java.time.Instant;
import java.util.UUID;

/**
 * An event to be published.
 *
 * @param id the same whenever the same event is published again
 * @param type one of {@link EventType}
 * @param worldId the world that it is about; events of one world keep their order
 * @param time when what it tells of was committed
 * @param correlationId what joins it to other events and to log lines
 * @param data what it tells: the text of a JSON object
 */
public record Event(
    UUID id, String type, String worldId, Instant time, String correlationId, String data) {

  /** Who says what hubs announce. */
  public static final String SOURCE = "riskhub";

  public Event {
    requireNonNull(id, "id");
    requireNonNull(type, "type");
    requireNonNull(worldId, "worldId");
    requireNonNull(time, "time");
    requireNonNull(correlationId, "correlationId");
    requireNonNull(data, "data");
  }

  /**
   * The event on the wire: CloudEvents 1.0, structured mode. Not by the CloudEvents SDK, which
   * refuses the underscore of {@code correlation_id} that running consumers ask for.
   */
  public String toJson() {
    StringBuilder json = new StringBuilder(data.length() + 400).append("{\"specversion\":\"1.0\"");
    append(json, "id", id.toString());
    append(json, "source", SOURCE);
    append(json, "type", type);
    append(json, "time", time.toString());
    append(json, "datacontenttype", "application/json");
    append(json, "correlation_id", correlationId);
    return json.append(",\"data\":").append(data).append('}').toString();
  }

  private static void append(StringBuilder json, String name, String value) {
    json.append(",\"").append(name).append("\":").append(CanonicalJson.write(new TextNode(value)));
  }
}

package io.riskhub.contract.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.contract.json.MalformedJsonException;
import io.riskhub.contract.json.StrictJson;

/** Reads CloudEvents 1.0 in the structured JSON mode, as far as the contract's consumers need. */
public final class EventReader {

  private static final String SPEC_VERSION = "1.0";

  private EventReader() {}

  /** What {@code message} is. */
  public static BusEvent read(byte[] message) {
    JsonNode root;
    try {
      root = StrictJson.parseEnvelope(message);
    } catch (MalformedJsonException e) {
      return new BusEvent.Malformed("the event " + e.reason());
    }
    JsonNode type = root.path("type");
    if (!SPEC_VERSION.equals(root.path("specversion").textValue()) || !type.isTextual()) {
      return new BusEvent.Malformed(
          "the event is no CloudEvent: it needs \"specversion\":\"1.0\" and a \"type\"");
    }
    return switch (type.textValue()) {
      case EventType.SNAPSHOT_UPDATED -> snapshotUpdated(root.path("data"), root.path("time"));
      case EventType.ACTIVATION_UPDATED ->
          activationUpdated(root.path("data"), root.path("source"));
      default -> new BusEvent.Other(type.textValue());
    };
  }

  private static BusEvent activationUpdated(JsonNode data, JsonNode source) {
    return data instanceof ObjectNode activation
        ? new BusEvent.ActivationUpdated(source.asText(), activation)
        : new BusEvent.Malformed("the event's data is no JSON object");
  }

  private static BusEvent snapshotUpdated(JsonNode data, JsonNode time) {
    if (!(data instanceof ObjectNode snapshot)) {
      return new BusEvent.Malformed("the event's data is no JSON object");
    }
    JsonNode eventVersion = snapshot.remove(SnapshotUpdated.EVENT_VERSION_FIELD);
    snapshot.remove(SnapshotUpdated.IDEMPOTENCY_KEY_FIELD);
    if (eventVersion != null && !isCurrent(eventVersion)) {
      return new BusEvent.Malformed(
          "the event's data is of event_version "
              + eventVersion
              + "; this hub knows version "
              + SnapshotUpdated.EVENT_VERSION);
    }
    if (time.isTextual() && !snapshot.has("created_at")) {
      // Else it would begin to live anew whenever it is read.
      snapshot.set("created_at", time);
    }
    return new BusEvent.SnapshotUpdated(snapshot);
  }

  private static boolean isCurrent(JsonNode eventVersion) {
    return eventVersion.isIntegralNumber()
        && eventVersion.asLong() == SnapshotUpdated.EVENT_VERSION;
  }
}

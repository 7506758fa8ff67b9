package io.riskhub.contract.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.riskhub.contract.Snapshot;
import io.riskhub.contract.json.CanonicalJson;
import io.riskhub.contract.json.MalformedJsonException;
import io.riskhub.contract.json.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the event that announces a stored snapshot. */
public final class SnapshotUpdated {

  /** The version of the event's data. */
  public static final int EVENT_VERSION = 1;

  static final String EVENT_VERSION_FIELD = "event_version";
  static final String IDEMPOTENCY_KEY_FIELD = "idempotency_key";

  private SnapshotUpdated() {}

  /** What the event needs to know of a snapshot's own fields. */
  private record Fields(String hash, boolean namesAField) {}

  /**
   * The event about {@code snapshot}: its stored JSON and two fields more.
   *
   * @param id of the event, the same each time that it is made for the same commit
   * @param time of the commit
   */
  public static Event of(UUID id, Instant time, Snapshot snapshot) {
    Fields fields = fields(snapshot);
    String about = snapshot.key().worldId() + ":" + fields.hash();
    String idempotencyKey = EventType.SNAPSHOT_UPDATED + ":" + about + ":" + EVENT_VERSION;
    return new Event(
        id,
        EventType.SNAPSHOT_UPDATED,
        snapshot.key().worldId(),
        time,
        "risk_snapshot:" + about,
        fields.namesAField()
            ? replaced(snapshot, idempotencyKey)
            : appended(snapshot, idempotencyKey));
  }

  /**
   * Whether {@code event} announces {@code stored} and nothing else: its data are those of {@link
   * #of}.
   */
  public static boolean announces(BusEvent.SnapshotUpdated event, Snapshot stored) {
    try {
      ObjectNode data = (ObjectNode) StrictJson.parse(stored.json());
      data.remove(List.of(EVENT_VERSION_FIELD, IDEMPOTENCY_KEY_FIELD));
      return CanonicalJson.write(data).equals(CanonicalJson.write(event.snapshot()));
    } catch (MalformedJsonException e) {
      throw new IllegalStateException(stored.key() + " is not stored as JSON", e);
    }
  }

  /** Without parsing: snapshots can be large, and theirs is valid JSON already. */
  private static String appended(Snapshot snapshot, String idempotencyKey) {
    String json = snapshot.json();
    return json.substring(0, json.length() - 1)
        + ",\"%s\":%d,\"%s\":%s}"
            .formatted(
                EVENT_VERSION_FIELD,
                EVENT_VERSION,
                IDEMPOTENCY_KEY_FIELD,
                CanonicalJson.write(TextNode.valueOf(idempotencyKey)));
  }

  /** A producer may use any field names, and JSON with one name twice is none. */
  private static String replaced(Snapshot snapshot, String idempotencyKey) {
    try {
      ObjectNode data = (ObjectNode) StrictJson.parse(snapshot.json());
      data.put(EVENT_VERSION_FIELD, EVENT_VERSION).put(IDEMPOTENCY_KEY_FIELD, idempotencyKey);
      return CanonicalJson.write(data);
    } catch (MalformedJsonException e) {
      throw new IllegalStateException(snapshot.key() + " is not stored as JSON", e);
    }
  }

  /** Looks at the names of the outermost object, and skips what is below them. */
  private static Fields fields(Snapshot snapshot) {
    String hash = snapshot.digest().toString();
    boolean namesAField = false;
    try (JsonParser parser = StrictJson.again(snapshot.json())) {
      parser.nextToken();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        JsonToken value = parser.nextToken();
        namesAField |= name.equals(EVENT_VERSION_FIELD) || name.equals(IDEMPOTENCY_KEY_FIELD);
        hash = name.equals("hash") ? textOr(value, parser, hash) : hash;
        parser.skipChildren();
      }
      return new Fields(hash, namesAField);
    } catch (IOException e) {
      throw new UncheckedIOException(snapshot.key() + " is not stored as JSON", e);
    }
  }

  private static String textOr(@Nullable JsonToken token, JsonParser parser, String otherwise)
      throws IOException {
    return token == JsonToken.VALUE_STRING ? parser.getText() : otherwise;
  }
}

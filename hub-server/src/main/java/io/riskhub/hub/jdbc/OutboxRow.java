package io.riskhub.hub.jdbc;

import io.riskhub.contract.SnapshotKey;
import io.riskhub.contract.event.Event;
import io.riskhub.contract.event.EventType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that is to be published.
 *
 * @param version of the snapshot that is announced; {@code null} when the row carries an event
 * @param correlationId of the event that the row carries, else {@code null}
 * @param payload the data of that event; {@code null} when the data is the snapshot's
 */
public record OutboxRow(
    UUID eventId,
    String type,
    String worldId,
    @Nullable String version,
    Instant createdAt,
    @Nullable String correlationId,
    @Nullable String payload) {

  /** The announcement of a newly stored snapshot, whose row holds the event's data. */
  public static OutboxRow snapshotUpdated(SnapshotKey key, Instant now) {
    return new OutboxRow(
        UUID.randomUUID(),
        EventType.SNAPSHOT_UPDATED,
        key.worldId(),
        key.version(),
        now,
        null,
        null);
  }

  /** An event that is complete in itself. */
  public static OutboxRow of(Event event) {
    return new OutboxRow(
        event.id(),
        event.type(),
        event.worldId(),
        null,
        event.time(),
        event.correlationId(),
        event.data());
  }
}

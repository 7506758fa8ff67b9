package io.riskhub.hub.jdbc;

import io.riskhub.contract.SnapshotKey;
import java.time.Instant;
import java.util.UUID;

/** An event that is to be published about a snapshot, whose row holds the event's data. */
record OutboxRow(UUID eventId, String type, SnapshotKey key, Instant createdAt) {

  private static final String SNAPSHOT_UPDATED = "risk_snapshot_updated";

  /** The announcement of a newly stored snapshot. */
  static OutboxRow snapshotUpdated(SnapshotKey key, Instant now) {
    return new OutboxRow(UUID.randomUUID(), SNAPSHOT_UPDATED, key, now);
  }
}

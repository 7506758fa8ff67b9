package io.riskhub.hub.jdbc.outbox;

import io.riskhub.contract.event.Event;
import io.riskhub.contract.event.SnapshotUpdated;
import io.riskhub.hub.jdbc.Dialect;
import io.riskhub.hub.jdbc.snapshot.SnapshotRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads rows of {@code outbox}, together with the snapshots that they name. */
final class OutboxRows {

  /** Bounds what is read at once, in bytes of JSON; a row of any size is read. */
  private static final int MAX_SIZE = 4 << 20;

  private OutboxRows() {}

  /** A row; without an event when the snapshot that it names is not there. */
  record Row(long id, Optional<Event> event) {}

  /**
   * The query for the first rows that are not set aside. Its parameters are {@code limit}, their
   * number, and the list {@code worlds}, whose rows are left out; there must be one.
   */
  static String select(Dialect dialect) {
    return """
           with first as (
             select * from outbox where set_aside is null and world_id not in (<worlds>)
             order by id limit :limit
           ), s as (
             select s.*, o.id, o.event_id, o.type, o.world_id as about, o.correlation_id,
               o.payload as event_data, %s as event_time,
               sum(coalesce(octet_length(o.payload), octet_length(s.payload), 0)) over (
                 order by o.id rows between unbounded preceding and 1 preceding) as size_before
             from first o left join risk_snapshots s
               on o.payload is null and s.world_id = o.world_id and s.version = o.version
           )
           select s.id, s.event_id, s.type, s.about, s.correlation_id, s.event_data, s.event_time, %s
           from s where coalesce(s.size_before, 0) < %d order by s.id
           """
        .formatted(dialect.instantColumn("o.created_at"), SnapshotRows.columns(dialect), MAX_SIZE);
  }

  static Row row(ResultSet row, StatementContext context) throws SQLException {
    return new Row(row.getLong("id"), event(row, context));
  }

  private static Optional<Event> event(ResultSet row, StatementContext context)
      throws SQLException {
    UUID id = UUID.fromString(row.getString("event_id"));
    Instant time = Instant.parse(row.getString("event_time"));
    String data = row.getString("event_data");
    if (data != null) {
      return Optional.of(
          new Event(
              id,
              row.getString("type"),
              row.getString("about"),
              time,
              row.getString("correlation_id"),
              data));
    }
    return row.getString("payload") == null
        ? Optional.empty()
        : Optional.of(SnapshotUpdated.of(id, time, SnapshotRows.snapshot(row, context)));
  }
}

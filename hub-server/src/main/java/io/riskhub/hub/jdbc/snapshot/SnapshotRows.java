package io.riskhub.hub.jdbc.snapshot;

import io.riskhub.blob.ContentDigest;
import io.riskhub.contract.Snapshot;
import io.riskhub.hub.jdbc.Dialect;
import io.riskhub.hub.jdbc.InstantText;
import io.riskhub.hub.jdbc.Keys;
import io.riskhub.hub.snapshot.WorldHead;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads rows of {@code risk_snapshots}. */
public final class SnapshotRows {

  private SnapshotRows() {}

  /** The columns that {@link #snapshot} reads, of the table under the alias {@code s}. */
  public static String columns(Dialect dialect) {
    return headColumns(dialect) + ", s.digest, s.payload";
  }

  /** The columns that {@link #head} reads, of the table under the alias {@code s}. */
  public static String headColumns(Dialect dialect) {
    return """
           s.world_id, s.version, %s as as_of_text, s.as_of_nanos, %s as created_at_text, \
           s.created_at_nanos, %s as expires_at_text, s.stage, s.actor\
           """
        .formatted(
            dialect.instantColumn("s.as_of"),
            dialect.instantColumn("s.created_at"),
            dialect.instantColumn("s.expires_at"));
  }

  public static WorldHead head(ResultSet row, StatementContext context) throws SQLException {
    return new WorldHead(
        Keys.key(row, context),
        instant(row, "as_of_text", "as_of_nanos"),
        instant(row, "created_at_text", "created_at_nanos"),
        // A time to live is whole seconds, so both have the same part below the microsecond.
        instant(row, "expires_at_text", "created_at_nanos"),
        row.getString("stage"),
        row.getString("actor"));
  }

  public static Snapshot snapshot(ResultSet row, StatementContext context) throws SQLException {
    WorldHead head = head(row, context);
    return new Snapshot(
        head.key(),
        head.asOf(),
        head.createdAt(),
        head.expiresAt(),
        head.stage(),
        head.actor(),
        ContentDigest.parse(row.getString("digest")).orElseThrow(),
        row.getString("payload"));
  }

  private static Instant instant(ResultSet row, String text, String nanos) throws SQLException {
    return InstantText.parse(row.getString(text), row.getInt(nanos));
  }
}

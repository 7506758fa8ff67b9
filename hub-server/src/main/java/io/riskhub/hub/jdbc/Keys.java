package io.riskhub.hub.jdbc;

import io.riskhub.contract.SnapshotKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads the columns by which every table names a snapshot. */
public final class Keys {

  private Keys() {}

  /** The key in {@code world_id} and {@code version}. */
  public static SnapshotKey key(ResultSet row, StatementContext context) throws SQLException {
    return new SnapshotKey(row.getString("world_id"), row.getString("version"));
  }
}

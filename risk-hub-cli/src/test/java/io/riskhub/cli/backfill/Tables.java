package io.riskhub.cli.backfill;

import io.riskhub.testkit.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks into the tables of a hub, and harms them. */
record Tables(String dsn) {

  /** Every row of the snapshots, to the last byte of every column. */
  List<String> snapshots() {
    return texts("select cast(s as text) from risk_snapshots s order by world_id, version");
  }

  /** How the table of snapshots and its indexes are made. */
  List<String> shape() {
    return texts(
        "select column_name || ' ' || data_type || ' ' || is_nullable || ' ' || collation_name"
            + " from information_schema.columns where table_name = 'risk_snapshots'"
            + " union all select indexdef from pg_indexes where tablename = 'risk_snapshots'"
            + " order by 1");
  }

  /** What there is, however empty. */
  List<String> names() {
    return texts(
        "select table_name from information_schema.tables where table_schema = 'public' order by 1");
  }

  /** The versions that wait to be announced, in the order of the outbox. */
  List<String> outbox() {
    return texts("select version from outbox order by id");
  }

  List<String> schemas() {
    return texts("select nspname from pg_namespace order by 1");
  }

  boolean hasSnapshots() {
    return !texts("select tablename from pg_tables where tablename = 'risk_snapshots'").isEmpty();
  }

  void execute(String sql) {
    try (Connection connection = DriverManager.getConnection(PostgresServer.jdbcUrl(dsn));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private List<String> texts(String sql) {
    try (Connection connection = DriverManager.getConnection(PostgresServer.jdbcUrl(dsn));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}

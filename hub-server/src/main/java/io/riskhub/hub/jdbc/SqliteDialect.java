package io.riskhub.hub.jdbc;

import io.riskhub.contract.Snapshot;
import io.riskhub.contract.SnapshotKey;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteJDBCLoader;

/** SQLite, in this process: a statement a row costs no round trip. */
final class SqliteDialect implements Dialect {

  private static final String INSERT_SNAPSHOT =
      """
      insert into risk_snapshots (world_id, version, as_of, as_of_nanos, created_at, created_at_nanos,
        expires_at, stage, stage_key, actor, digest, payload)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (world_id, version) do nothing
      """;

  private static final String INSERT_EVENT =
      "insert into outbox (event_id, type, world_id, version, created_at, correlation_id, payload)"
          + " values (?, ?, ?, ?, ?, ?, ?)";

  private static final int PRIMARY_CODE = 0xff;

  /** The primary result codes of a file that is locked, full, read-only or not to be read. */
  private static final Set<Integer> UNAVAILABLE =
      Set.of(
          SQLiteErrorCode.SQLITE_BUSY.code,
          SQLiteErrorCode.SQLITE_LOCKED.code,
          SQLiteErrorCode.SQLITE_NOMEM.code,
          SQLiteErrorCode.SQLITE_READONLY.code,
          SQLiteErrorCode.SQLITE_IOERR.code,
          SQLiteErrorCode.SQLITE_FULL.code,
          SQLiteErrorCode.SQLITE_CANTOPEN.code);

  /** Its driver would end with the name of a method of its own. */
  @Override
  public void prepare() throws SQLException {
    try {
      boolean unused = SQLiteJDBCLoader.initialize();
    } catch (Exception e) {
      throw new SQLException(
          "SQLite cannot be unpacked and run in %s; give that folder room and the right to run"
                  .formatted(System.getProperty("java.io.tmpdir"))
              + " programs, or name another with RISKHUB_JAVA_OPTS=-Djava.io.tmpdir=DIRECTORY",
          e);
    }
  }

  @Override
  public String migrations() {
    return "io/riskhub/hub/jdbc/sqlite";
  }

  @Override
  public String instantParameter() {
    return "?";
  }

  @Override
  public String instantColumn(String column) {
    return column;
  }

  @Override
  public void lockWorlds(Handle transaction, Set<String> worldIds) {
    // A transaction holds the whole file: connections begin with BEGIN IMMEDIATE.
  }

  @Override
  public Set<SnapshotKey> insertSnapshots(Handle transaction, List<Snapshot> snapshots) {
    PreparedBatch inserts = transaction.prepareBatch(INSERT_SNAPSHOT);
    for (Snapshot snapshot : snapshots) {
      inserts.add(
          snapshot.key().worldId(),
          snapshot.key().version(),
          InstantText.of(snapshot.asOf()),
          InstantText.nanos(snapshot.asOf()),
          InstantText.of(snapshot.createdAt()),
          InstantText.nanos(snapshot.createdAt()),
          InstantText.of(snapshot.expiresAt()),
          snapshot.stage(),
          Snapshot.stageKey(snapshot.stage()),
          snapshot.actor(),
          snapshot.digest().toString(),
          snapshot.json());
    }
    int[] rows = inserts.execute();
    return IntStream.range(0, rows.length)
        .filter(i -> rows[i] == 1)
        .mapToObj(i -> snapshots.get(i).key())
        .collect(Collectors.toSet());
  }

  @Override
  public void insertEvents(Handle transaction, List<OutboxRow> events) {
    PreparedBatch inserts = transaction.prepareBatch(INSERT_EVENT);
    for (OutboxRow event : events) {
      inserts.add(
          event.eventId().toString(),
          event.type(),
          event.worldId(),
          event.version(),
          InstantText.of(event.createdAt()),
          event.correlationId(),
          event.payload());
    }
    inserts.execute();
  }

  @Override
  public boolean tryLead(Handle session) {
    // A data directory has one hub.
    return true;
  }

  @Override
  public boolean hasOneWriter() {
    return true;
  }

  @Override
  public boolean hasSchemas() {
    return false;
  }

  @Override
  public boolean isUnavailable(SQLException failure) {
    return UNAVAILABLE.contains(failure.getErrorCode() & PRIMARY_CODE);
  }
}

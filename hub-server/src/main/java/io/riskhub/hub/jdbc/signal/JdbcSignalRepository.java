package io.riskhub.hub.jdbc.signal;

import io.riskhub.contract.SnapshotKey;
import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.InstantText;
import io.riskhub.hub.jdbc.Keys;
import io.riskhub.hub.jdbc.OutboxRow;
import io.riskhub.hub.signal.Signal;
import io.riskhub.hub.signal.SignalJson;
import io.riskhub.hub.signal.SignalRepository;
import io.riskhub.risk.limit.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Signals and their outbox rows in a relational database. */
public final class JdbcSignalRepository implements SignalRepository {

  private final Database database;
  private final Runnable committed;

  /**
   * Signals in that database.
   *
   * @param committed is run after a signal and its event are durable
   */
  public JdbcSignalRepository(Database database, Runnable committed) {
    this.database = database;
    this.committed = committed;
  }

  @Override
  public boolean store(Signal signal) {
    boolean stored = insert(signal);
    if (stored) {
      committed.run();
    }
    return stored;
  }

  private boolean insert(Signal signal) {
    return database.write(
        transaction -> {
          database.dialect().lockWorlds(transaction, Set.of(signal.snapshot().worldId()));
          if (find(transaction, signal.snapshot()).stream().anyMatch(signal::saysTheSameAs)) {
            return false;
          }
          transaction.execute(
              """
              insert into risk_signals
                (world_id, version, worker, status, snapshot_hash, result, computed_at)
              values (?, ?, ?, ?, ?, ?, %s)
              on conflict (world_id, version, worker) do update set status = excluded.status,
                snapshot_hash = excluded.snapshot_hash, result = excluded.result,
                computed_at = excluded.computed_at
              """
                  .formatted(database.dialect().instantParameter()),
              signal.snapshot().worldId(),
              signal.snapshot().version(),
              signal.worker(),
              signal.status().wireName(),
              signal.snapshotHash(),
              signal.result(),
              InstantText.of(signal.computedAt()));
          database
              .dialect()
              .insertEvents(
                  transaction, List.of(OutboxRow.of(SignalJson.event(signal, UUID.randomUUID()))));
          return true;
        });
  }

  @Override
  public List<Signal> find(SnapshotKey snapshot) {
    return database.read(handle -> find(handle, snapshot));
  }

  private List<Signal> find(Handle handle, SnapshotKey snapshot) {
    return handle
        .createQuery(
            """
            select world_id, version, worker, status, snapshot_hash, result, %s as computed_at_text
            from risk_signals where world_id = ? and version = ? order by worker
            """
                .formatted(database.dialect().instantColumn("computed_at")))
        .bind(0, snapshot.worldId())
        .bind(1, snapshot.version())
        .map(JdbcSignalRepository::signal)
        .list();
  }

  private static Signal signal(ResultSet row, StatementContext context) throws SQLException {
    return new Signal(
        Keys.key(row, context),
        row.getString("worker"),
        Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        row.getString("snapshot_hash"),
        row.getString("result"),
        InstantText.parse(row.getString("computed_at_text"), 0));
  }
}

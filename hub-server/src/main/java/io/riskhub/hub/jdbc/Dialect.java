package io.riskhub.hub.jdbc;

import io.riskhub.contract.Snapshot;
import io.riskhub.contract.SnapshotKey;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Where the databases differ. */
public interface Dialect {

  /** Loads what connections need; an exception says what keeps it from that. */
  default void prepare() throws SQLException {}

  /** The folder of the migrations on the class path. */
  String migrations();

  /** A placeholder for an instant that is bound as {@link InstantText}. */
  String instantParameter();

  /** An expression that gives an instant's column as {@link InstantText}. */
  String instantColumn(String column);

  /**
   * Keeps other transactions from adding to these worlds until this one ends, so that a world's
   * outbox ids ascend in the order of commits. Call it first in a transaction, once.
   */
  void lockWorlds(Handle transaction, Set<String> worldIds);

  /**
   * Inserts the snapshots whose key is free. Whoever calls has locked their worlds.
   *
   * @return the keys that were free
   */
  Set<SnapshotKey> insertSnapshots(Handle transaction, List<Snapshot> snapshots);

  /** Inserts outbox rows, in the given order of ids. */
  void insertEvents(Handle transaction, List<OutboxRow> events);

  /**
   * Takes the lock of the one hub that publishes for this session, or gives {@code false} while
   * another session has it. The database ends a session that shows no life for some seconds, and
   * the lock with it.
   */
  boolean tryLead(Handle session);

  /**
   * Whether one transaction at a time can write. Then this process lets its writers in one after
   * the other, in the order in which they came, and none of them waits inside the database.
   */
  boolean hasOneWriter();

  /** Whether a database holds several schemas, each with tables of its own. */
  boolean hasSchemas();

  /** Whether the failure will pass without a change to what was asked. */
  boolean isUnavailable(SQLException failure);
}

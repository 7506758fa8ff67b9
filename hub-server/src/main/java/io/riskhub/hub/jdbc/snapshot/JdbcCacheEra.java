package io.riskhub.hub.jdbc.snapshot;

import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.snapshot.cache.CacheEra;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The era of the shared cache, in a table with one row. */
public final class JdbcCacheEra implements CacheEra {

  private static final String SELECT =
      "select deployment, number, server, trusted, distrusts from cache_era";

  private final Database database;

  /** A session of its own, so that a look never waits behind readers for a connection. */
  private @Nullable Handle session;

  public JdbcCacheEra(Database database) {
    this.database = database;
  }

  @Override
  public synchronized State state() {
    try {
      Handle looking = session == null ? database.openSession() : session;
      session = looking;
      return looking.createQuery(SELECT).map(JdbcCacheEra::read).one();
    } catch (JdbiException e) {
      close();
      throw database.translate(e);
    }
  }

  @Override
  public void begin() {
    execute("update cache_era set number = number + 1");
  }

  @Override
  public State distrust() {
    return database.write(
        transaction -> {
          transaction.execute("update cache_era set trusted = false, distrusts = distrusts + 1");
          return transaction.createQuery(SELECT).map(JdbcCacheEra::read).one();
        });
  }

  @Override
  public void move(State state, String server) {
    execute(
        """
        update cache_era set number = number + 1, server = ?, trusted = false
        where number = ? and server = ?
        """,
        server,
        state.number(),
        state.server());
  }

  @Override
  public void restore(State state) {
    execute(
        """
        update cache_era set number = number + 1, trusted = true
        where number = ? and server = ? and distrusts = ? and not trusted
        """,
        state.number(),
        state.server(),
        state.distrusts());
  }

  private void execute(String update, Object... parameters) {
    int unused = database.write(transaction -> transaction.execute(update, parameters));
  }

  private static State read(ResultSet row, StatementContext context) throws SQLException {
    return new State(
        row.getString("deployment"),
        row.getLong("number"),
        row.getString("server"),
        row.getBoolean("trusted"),
        row.getLong("distrusts"));
  }

  @Override
  public synchronized void close() {
    Handle open = session;
    session = null;
    if (open != null) {
      Database.end(open);
    }
  }
}

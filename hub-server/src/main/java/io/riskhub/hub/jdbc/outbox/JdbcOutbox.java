package io.riskhub.hub.jdbc.outbox;

import io.riskhub.hub.bus.outbox.Backlog;
import io.riskhub.hub.bus.outbox.Outbox;
import io.riskhub.hub.bus.outbox.OutboxLease;
import io.riskhub.hub.jdbc.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The outbox in a relational database. */
public final class JdbcOutbox implements Outbox {

  private final Database database;

  /** The session that asks for the lease, kept while another has it. */
  private @Nullable Handle candidate;

  public JdbcOutbox(Database database) {
    this.database = database;
  }

  @Override
  public Optional<OutboxLease> tryLease() {
    try {
      Handle session = candidate == null ? database.openSession() : candidate;
      candidate = session;
      if (!database.dialect().tryLead(session)) {
        return Optional.empty();
      }
      candidate = null;
      return Optional.of(new JdbcOutboxLease(database, session));
    } catch (JdbiException e) {
      close();
      throw database.translate(e);
    }
  }

  @Override
  public Backlog backlog() {
    String sql =
        """
        select count(*) - count(set_aside) as pending, count(set_aside) as set_aside,
          (select %s from outbox where set_aside is null order by id limit 1) as oldest
        from outbox
        """
            .formatted(database.dialect().instantColumn("created_at"));
    return database.read(handle -> handle.createQuery(sql).map(JdbcOutbox::read).one());
  }

  private static Backlog read(ResultSet row, StatementContext context) throws SQLException {
    return new Backlog(
        row.getLong("pending"),
        Optional.ofNullable(row.getString("oldest")).map(Instant::parse),
        row.getLong("set_aside"));
  }

  @Override
  public void close() {
    Handle session = candidate;
    candidate = null;
    if (session != null) {
      Database.end(session);
    }
  }
}

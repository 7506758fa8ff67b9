package io.riskhub.hub.jdbc.outbox;

import io.riskhub.hub.bus.outbox.OutboxEntry;
import io.riskhub.hub.bus.outbox.OutboxLease;
import io.riskhub.hub.jdbc.Database;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Works through the session that holds the lock, and through no other: when the database has ended
 * the session, and so given the lock to another hub, nothing can be read or removed any more.
 */
final class JdbcOutboxLease implements OutboxLease {

  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(1);

  private final Database database;
  private final Handle session;
  private final String oldest;
  private long lastSignNanos = System.nanoTime();

  JdbcOutboxLease(Database database, Handle session) {
    this.database = database;
    this.session = session;
    this.oldest = OutboxRows.select(database.dialect());
  }

  @Override
  public List<OutboxEntry> oldest(int limit, Set<String> withoutWorlds) {
    List<OutboxRows.Row> rows = rows(limit, withoutWorlds);
    while (rows.stream().anyMatch(row -> row.event().isEmpty())) {
      rows.stream()
          .filter(row -> row.event().isEmpty())
          .forEach(row -> setAside(row.id(), "the snapshot that it announces is gone"));
      rows = rows(limit, withoutWorlds);
    }
    return rows.stream().map(row -> new OutboxEntry(row.id(), row.event().orElseThrow())).toList();
  }

  private List<OutboxRows.Row> rows(int limit, Set<String> withoutWorlds) {
    return run(
        handle ->
            handle
                .createQuery(oldest)
                .bind("limit", limit)
                .bindList("worlds", orNone(withoutWorlds))
                .map(OutboxRows::row)
                .list());
  }

  /** A list in SQL has at least one element, and no world has an empty name. */
  private static Set<String> orNone(Set<String> worlds) {
    return worlds.isEmpty() ? Set.of("") : worlds;
  }

  @Override
  public void remove(List<OutboxEntry> published) {
    if (!published.isEmpty()) {
      write(
          handle ->
              handle
                  .createUpdate("delete from outbox where id in (<ids>)")
                  .bindList("ids", published.stream().map(OutboxEntry::id).toList())
                  .execute());
    }
  }

  @Override
  public void setAside(OutboxEntry entry, String reason) {
    setAside(entry.id(), reason);
  }

  private void setAside(long id, String reason) {
    write(
        handle ->
            handle
                .createUpdate("update outbox set set_aside = ? where id = ?")
                .bind(0, reason)
                .bind(1, id)
                .execute());
  }

  @Override
  public void restoreSetAside() {
    write(
        handle -> handle.execute("update outbox set set_aside = null where set_aside is not null"));
  }

  @Override
  public void keepAlive() {
    if (System.nanoTime() - lastSignNanos > SIGN_OF_LIFE.toNanos()) {
      run(handle -> handle.execute("select 1"));
    }
  }

  private void write(Function<Handle, Integer> statement) {
    int unused = database.inTurn(() -> run(statement));
  }

  /** Every statement shows life, from when it was begun. */
  private <T> T run(Function<Handle, T> statement) {
    lastSignNanos = System.nanoTime();
    try {
      return statement.apply(session);
    } catch (JdbiException e) {
      throw database.translate(e);
    }
  }

  @Override
  public void close() {
    Database.end(session);
  }
}

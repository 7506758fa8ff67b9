package io.riskhub.hub.jdbc.consumer;

import io.riskhub.contract.event.DeadLetter;
import io.riskhub.contract.event.Event;
import io.riskhub.contract.event.EventJson;
import io.riskhub.hub.bus.consumer.DeadLetters;
import io.riskhub.hub.bus.deadletter.DeadLetterBox;
import io.riskhub.hub.bus.deadletter.KeptLetter;
import io.riskhub.hub.bus.deadletter.ReplayResult;
import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.InstantText;
import io.riskhub.hub.jdbc.OutboxRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dead letters in a relational database, for a hub that has no topic for them. It keeps the newest
 * {@value #MOST_KEPT}, of 256 MiB together, for 30 days at most, or a fault that nobody mends would
 * fill the disk.
 */
public final class JdbcDeadLetters implements DeadLetters, DeadLetterBox {

  /** How many letters are kept. */
  public static final int MOST_KEPT = 10_000;

  /** How many bytes their events and errors have together. */
  private static final long MOST_BYTES_KEPT = 256L << 20;

  /** Bounds a page, in bytes of events and errors; a letter of any size is read. */
  private static final long MOST_BYTES_READ = 4L << 20;

  /** By how much of what is kept it may be exceeded between two purges. */
  private static final int SLACK = 8;

  private static final String SIZE = "octet_length(event) + octet_length(error)";

  private static final Duration KEPT = Duration.ofDays(30);
  private static final Duration BETWEEN_PURGES = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(JdbcDeadLetters.class);

  private final Database database;
  private final int mostKept;
  private final long mostBytesKept;
  private final AtomicLong bytesSincePurge = new AtomicLong();
  private volatile Instant nextPurge = Instant.EPOCH;

  public JdbcDeadLetters(Database database) {
    this(database, MOST_KEPT, MOST_BYTES_KEPT);
  }

  JdbcDeadLetters(Database database, int mostKept, long mostBytesKept) {
    this.database = database;
    this.mostKept = mostKept;
    this.mostBytesKept = mostBytesKept;
  }

  @Override
  public void bury(DeadLetter letter) {
    database.write(
        transaction ->
            transaction.execute(
                """
                insert into dead_letters (world_id, stage, attempts, error, buried_at, event)
                values (?, ?, ?, ?, %s, ?)
                """
                    .formatted(database.dialect().instantParameter()),
                letter.worldId(),
                letter.stage(),
                letter.attempts(),
                letter.error(),
                InstantText.of(letter.at()),
                letter.event()));
    long more = bytesSincePurge.addAndGet(letter.event().length);
    if (more > mostBytesKept / SLACK || !letter.at().isBefore(nextPurge)) {
      purge(letter.at());
    }
  }

  private void purge(Instant now) {
    bytesSincePurge.set(0);
    nextPurge = now.plus(BETWEEN_PURGES);
    int gone =
        database.write(
            transaction ->
                transaction.execute(
                    """
                    delete from dead_letters where buried_at < %s
                      or id <= (select id from dead_letters order by id desc limit 1 offset ?)
                      or id <= (
                        select max(id) from (
                          select id, sum(%s) over (order by id desc) as size from dead_letters
                        ) newest where size > ?)
                    """
                        .formatted(database.dialect().instantParameter(), SIZE),
                    InstantText.of(now.minus(KEPT)),
                    mostKept,
                    mostBytesKept));
    if (gone > 0) {
      LOG.warn(
          "{} dead letters are gone: the newest {} of {} bytes together are kept, for {} days",
          gone,
          mostKept,
          mostBytesKept,
          KEPT.toDays());
    }
  }

  @Override
  public List<KeptLetter> after(long id, int limit) {
    return letters(
        """
        where id in (
          select id from (
            select id, sum(%1$s) over (
              order by id rows between unbounded preceding and 1 preceding) as size_before
            from (select * from dead_letters where id > ? order by id limit ?) first
          ) page where coalesce(size_before, 0) < ?
        ) order by id
        """
            .formatted(SIZE),
        id,
        limit,
        MOST_BYTES_READ);
  }

  /** The letters that came last, the newest first. */
  public List<DeadLetter> newest(int limit) {
    return letters("order by id desc limit ?", limit).stream().map(KeptLetter::letter).toList();
  }

  @Override
  public ReplayResult replay(long id) {
    Optional<KeptLetter> found = letters("where id = ?", id).stream().findFirst();
    if (found.isEmpty()) {
      return new ReplayResult.NotFound();
    }
    DeadLetter letter = found.get().letter();
    return EventJson.read(letter.event(), letter.worldId())
        .map(event -> database.write(transaction -> replay(transaction, letter, event)))
        .orElseGet(ReplayResult.NoEvent::new);
  }

  private ReplayResult replay(Handle transaction, DeadLetter letter, Event event) {
    database.dialect().lockWorlds(transaction, Set.of(event.worldId()));
    int letters =
        transaction.execute(
            "delete from dead_letters where world_id = ? and event = ?",
            letter.worldId(),
            letter.event());
    if (letters == 0) {
      // Somebody else was quicker.
      return new ReplayResult.NotFound();
    }
    database.dialect().insertEvents(transaction, List.of(OutboxRow.of(event)));
    return new ReplayResult.Queued(letters);
  }

  private List<KeptLetter> letters(String which, Object... parameters) {
    String sql =
        "select id, world_id, stage, attempts, error, event, %s as buried_at_text from dead_letters "
                .formatted(database.dialect().instantColumn("buried_at"))
            + which;
    return database.read(
        handle -> handle.select(sql, parameters).map(JdbcDeadLetters::letter).list());
  }

  private static KeptLetter letter(ResultSet row, StatementContext context) throws SQLException {
    return new KeptLetter(
        row.getLong("id"),
        new DeadLetter(
            row.getString("world_id"),
            row.getString("stage"),
            row.getInt("attempts"),
            row.getString("error"),
            row.getBytes("event"),
            InstantText.parse(row.getString("buried_at_text"), 0)));
  }
}

package io.riskhub.hub.jdbc.consumer;

import io.riskhub.contract.event.DeadLetter;
import io.riskhub.hub.bus.consumer.DeadLetters;
import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.InstantText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.statement.StatementContext;

/** Dead letters in a relational database, for a hub that has no topic for them. */
public final class JdbcDeadLetters implements DeadLetters {

  private final Database database;

  public JdbcDeadLetters(Database database) {
    this.database = database;
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
  }

  /** The letters that came last, the newest first. */
  public List<DeadLetter> newest(int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select world_id, stage, attempts, error, event, %s as buried_at_text
                    from dead_letters order by id desc limit ?
                    """
                        .formatted(database.dialect().instantColumn("buried_at")))
                .bind(0, limit)
                .map(JdbcDeadLetters::letter)
                .list());
  }

  private static DeadLetter letter(ResultSet row, StatementContext context) throws SQLException {
    return new DeadLetter(
        row.getString("world_id"),
        row.getString("stage"),
        row.getInt("attempts"),
        row.getString("error"),
        row.getBytes("event"),
        InstantText.parse(row.getString("buried_at_text"), 0));
  }
}

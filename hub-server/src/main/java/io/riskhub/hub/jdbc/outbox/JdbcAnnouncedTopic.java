package io.riskhub.hub.jdbc.outbox;

import io.riskhub.hub.bus.outbox.AnnouncedTopic;
import io.riskhub.hub.jdbc.Database;
import java.util.Optional;

/** Remembers it in a table of one row. */
public final class JdbcAnnouncedTopic implements AnnouncedTopic {

  private final Database database;

  public JdbcAnnouncedTopic(Database database) {
    this.database = database;
  }

  @Override
  public Optional<String> current() {
    return database.read(
        handle ->
            handle.createQuery("select topic from announced_topic").mapTo(String.class).findOne());
  }

  @Override
  public void set(String topic) {
    int unused =
        database.write(
            handle ->
                handle
                    .createUpdate(
                        "insert into announced_topic (only_row, topic) values (1, ?)"
                            + " on conflict (only_row) do update set topic = excluded.topic")
                    .bind(0, topic)
                    .execute());
  }
}

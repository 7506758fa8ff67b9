package io.riskhub.hub.jdbc.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.riskhub.contract.SnapshotKey;
import io.riskhub.contract.event.Event;
import io.riskhub.hub.bus.outbox.AnnouncedTopic;
import io.riskhub.hub.bus.outbox.Backlog;
import io.riskhub.hub.bus.outbox.Outbox;
import io.riskhub.hub.bus.outbox.OutboxContract;
import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.DatabaseAddress;
import io.riskhub.hub.jdbc.OutboxRow;
import io.riskhub.hub.jdbc.snapshot.JdbcSnapshotRepository;
import io.riskhub.hub.snapshot.SnapshotRepository;
import io.riskhub.testkit.Snapshots;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The outbox's contract, over a relational database. */
abstract class JdbcOutboxContract extends OutboxContract {

  private Database database;
  private SnapshotRepository repository;
  private Outbox outbox;

  abstract DatabaseAddress emptyDatabase();

  @BeforeEach
  void open() {
    database = Database.open(emptyDatabase());
    repository = repository(database);
    outbox = new JdbcOutbox(database);
  }

  @AfterEach
  void close() {
    outbox.close();
    database.close();
  }

  Database database() {
    return database;
  }

  @Override
  protected SnapshotRepository repository() {
    return repository;
  }

  @Override
  protected Outbox outbox() {
    return outbox;
  }

  @Override
  protected void commit(Event event) {
    database.write(
        transaction -> {
          database.dialect().insertEvents(transaction, List.of(OutboxRow.of(event)));
          return event;
        });
  }

  @Override
  protected void forget(SnapshotKey key) {
    database.write(
        transaction ->
            transaction.execute(
                "delete from risk_snapshots where world_id = ? and version = ?",
                key.worldId(),
                key.version()));
  }

  @Test
  void remembersTheLastTopicThatEventsAreAnnouncedOver() {
    AnnouncedTopic topic = new JdbcAnnouncedTopic(database);
    assertThat(topic.current()).isEmpty();
    topic.set("first");
    topic.set("second");
    assertThat(new JdbcAnnouncedTopic(database).current()).contains("second");
  }

  @Test
  void keepsTheEventsOfTheFirstVersionOfTheTables() {
    DatabaseAddress old = emptyDatabase();
    try (HikariDataSource pool = new HikariDataSource(old.poolConfig())) {
      Flyway.configure()
          .dataSource(pool)
          .locations("classpath:" + old.dialect().migrations())
          .target("1")
          .load()
          .migrate();
      Jdbi.create(pool).useHandle(JdbcOutboxContract::insertAsTheFirstVersionDoes);
    }
    try (Database upgraded = Database.open(old);
        Outbox events = new JdbcOutbox(upgraded)) {
      assertThat(events.backlog().pending()).isEqualTo(1);
      // A hub of that version may still run beside this one.
      upgraded.write(
          transaction -> {
            insertAsTheFirstVersionDoes(transaction);
            return transaction;
          });
      assertThat(events.backlog()).isEqualTo(new Backlog(2, Optional.of(Snapshots.NOW), 0));
    }
  }

  private static void insertAsTheFirstVersionDoes(Handle handle) {
    handle.execute(
        """
        insert into outbox (event_id, type, world_id, version, created_at)
        values ('6b1f6a52-7f0a-4a54-8a4e-2a36d1cf0f10', 'risk_snapshot_updated', 'w', 'v',
          '2026-03-01T12:00:00.000000Z')
        """);
  }

  static SnapshotRepository repository(Database database) {
    return new JdbcSnapshotRepository(database, Clock.fixed(Snapshots.NOW, ZoneOffset.UTC));
  }
}

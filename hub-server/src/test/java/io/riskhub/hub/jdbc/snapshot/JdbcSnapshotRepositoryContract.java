package io.riskhub.hub.jdbc.snapshot;

import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.DatabaseAddress;
import io.riskhub.hub.snapshot.SnapshotRepository;
import io.riskhub.hub.snapshot.SnapshotRepositoryContract;
import io.riskhub.testkit.Snapshots;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The repository's contract, over a relational database. */
abstract class JdbcSnapshotRepositoryContract extends SnapshotRepositoryContract {

  private Database database;
  private SnapshotRepository repository;

  abstract DatabaseAddress emptyDatabase();

  @BeforeEach
  void open() {
    database = Database.open(emptyDatabase());
    repository = new JdbcSnapshotRepository(database, Clock.fixed(Snapshots.NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected SnapshotRepository repository() {
    return repository;
  }

  @Override
  protected List<String> announcedVersions(String worldId) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select version from outbox where world_id = ?"
                        + " and type = 'risk_snapshot_updated' order by id")
                .bind(0, worldId)
                .mapTo(String.class)
                .list());
  }
}

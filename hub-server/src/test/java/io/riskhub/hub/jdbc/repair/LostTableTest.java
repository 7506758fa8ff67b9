package io.riskhub.hub.jdbc.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskhub.contract.Snapshot;
import io.riskhub.hub.HubStartException;
import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.DatabaseAddress;
import io.riskhub.hub.jdbc.PostgresDsn;
import io.riskhub.hub.jdbc.snapshot.JdbcSnapshotRepository;
import io.riskhub.hub.snapshot.StoreResult;
import io.riskhub.testkit.PostgresServer;
import io.riskhub.testkit.Snapshots;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LostTableTest {

  private static final Snapshot SNAPSHOT = Snapshots.of("w", "v", "2026-01-01");

  @Test
  void inSqliteIsMadeAsItWas(@TempDir Path directory) {
    isMadeAsItWas(
        DatabaseAddress.sqlite(directory.resolve("hub.db")),
        "select sql from sqlite_master where tbl_name = 'risk_snapshots' order by name");
  }

  @Test
  void inPostgresIsMadeAsItWas() {
    isMadeAsItWas(
        postgres(PostgresServer.newDatabase()),
        "select indexdef from pg_indexes where tablename = 'risk_snapshots' order by indexname");
  }

  @Test
  void withoutTheRightToMakeASchemaIsToldSo() {
    String dsn = PostgresServer.newDatabase();
    String user = URI.create(dsn).getPath().substring(1) + "_reader";
    try (Database database = Database.open(postgres(dsn))) {
      execute(database, "drop table risk_snapshots");
      execute(database, "create role " + user + " login password 'secret'");
      execute(database, "grant select, insert on all tables in schema public to " + user);
    }
    DatabaseAddress address = postgres(dsn.replaceFirst("//[^@]*@", "//" + user + ":secret@"));
    try (Database database = Database.open(address)) {
      LostTable table = new LostTable(database, address, "risk_snapshots");

      assertThat(table.isLost()).isTrue();
      assertThatThrownBy(table::makeAnew)
          .isInstanceOf(HubStartException.class)
          .hasMessageContaining("risk_snapshots is missing")
          .hasMessageContaining("permission denied")
          .hasMessageContaining("the right to create a schema");
    }
  }

  private static void isMadeAsItWas(DatabaseAddress address, String shape) {
    try (Database database = Database.open(address)) {
      LostTable table = new LostTable(database, address, "risk_snapshots");
      assertThat(table.isLost()).isFalse();
      List<String> before = texts(database, shape);
      execute(database, "drop table risk_snapshots");
      assertThat(table.isLost()).isTrue();

      table.makeAnew();

      assertThat(table.isLost()).isFalse();
      assertThat(texts(database, shape)).isEqualTo(before).hasSizeGreaterThan(3);
      assertThat(new JdbcSnapshotRepository(database, Clock.systemUTC()).store(List.of(SNAPSHOT)))
          .containsExactly(new StoreResult.Stored(SNAPSHOT));
    }
    // The next start finds all migrations done.
    Database.open(address).close();
  }

  private static DatabaseAddress postgres(String dsn) {
    return DatabaseAddress.postgres(PostgresDsn.parse(dsn).orElseThrow());
  }

  private static List<String> texts(Database database, String query) {
    return database.read(handle -> handle.createQuery(query).mapTo(String.class).list());
  }

  private static void execute(Database database, String statement) {
    int unused = database.write(handle -> handle.execute(statement));
  }
}

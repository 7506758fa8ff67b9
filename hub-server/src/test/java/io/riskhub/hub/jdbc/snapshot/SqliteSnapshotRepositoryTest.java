package io.riskhub.hub.jdbc.snapshot;

import io.riskhub.hub.jdbc.DatabaseAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteSnapshotRepositoryTest extends JdbcSnapshotRepositoryContract {

  @TempDir private Path directory;

  @Override
  DatabaseAddress emptyDatabase() {
    return DatabaseAddress.sqlite(directory.resolve("riskhub.db"));
  }
}

package io.riskhub.hub.jdbc.outbox;

import io.riskhub.hub.jdbc.DatabaseAddress;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

class SqliteOutboxTest extends JdbcOutboxContract {

  @TempDir private Path directory;

  @Override
  DatabaseAddress emptyDatabase() {
    return DatabaseAddress.sqlite(directory.resolve(UUID.randomUUID() + ".db"));
  }
}

package io.riskhub.hub.jdbc.activation;

import io.riskhub.hub.activation.ActivationStore;
import io.riskhub.hub.activation.ActivationStoreContract;
import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.DatabaseAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteActivationStoreTest extends ActivationStoreContract {

  @TempDir private Path directory;

  @Override
  protected DatabaseAddress emptyDatabase() {
    return DatabaseAddress.sqlite(directory.resolve("riskhub.db"));
  }

  @Override
  protected ActivationStore open(Database database) {
    return new JdbcActivationStore(database, () -> {});
  }
}

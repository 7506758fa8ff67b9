package io.riskhub.hub.jdbc.activation;

import io.riskhub.hub.activation.ActivationStore;
import io.riskhub.hub.activation.ActivationStoreContract;
import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.DatabaseAddress;
import io.riskhub.hub.jdbc.PostgresDsn;
import io.riskhub.testkit.PostgresServer;

class PostgresActivationStoreTest extends ActivationStoreContract {

  @Override
  protected DatabaseAddress emptyDatabase() {
    return DatabaseAddress.postgres(PostgresDsn.parse(PostgresServer.newDatabase()).orElseThrow());
  }

  @Override
  protected ActivationStore open(Database database) {
    return new JdbcActivationStore(database, () -> {});
  }
}

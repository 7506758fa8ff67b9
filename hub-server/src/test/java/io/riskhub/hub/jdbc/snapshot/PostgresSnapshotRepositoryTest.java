package io.riskhub.hub.jdbc.snapshot;

import io.riskhub.hub.jdbc.DatabaseAddress;
import io.riskhub.hub.jdbc.PostgresDsn;
import io.riskhub.testkit.PostgresServer;

class PostgresSnapshotRepositoryTest extends JdbcSnapshotRepositoryContract {

  @Override
  DatabaseAddress emptyDatabase() {
    return DatabaseAddress.postgres(PostgresDsn.parse(PostgresServer.newDatabase()).orElseThrow());
  }
}

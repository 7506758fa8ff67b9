package io.riskhub.hub.jdbc;

import io.riskhub.testkit.PostgresServer;

class PostgresSnapshotRepositoryTest extends JdbcSnapshotRepositoryContract {

  @Override
  DatabaseAddress emptyDatabase() {
    return DatabaseAddress.postgres(PostgresDsn.parse(PostgresServer.newDatabase()).orElseThrow());
  }
}

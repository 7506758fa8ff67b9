package io.riskhub.hub.jdbc;

import io.riskhub.testkit.PostgresServer;

class PostgresConsumerStoresTest extends ConsumerStoresContract {

  @Override
  DatabaseAddress emptyDatabase() {
    return DatabaseAddress.postgres(PostgresDsn.parse(PostgresServer.newDatabase()).orElseThrow());
  }
}

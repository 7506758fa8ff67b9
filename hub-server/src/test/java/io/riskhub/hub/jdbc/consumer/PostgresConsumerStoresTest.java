package io.riskhub.hub.jdbc.consumer;

import io.riskhub.hub.jdbc.DatabaseAddress;
import io.riskhub.hub.jdbc.PostgresDsn;
import io.riskhub.testkit.PostgresServer;

class PostgresConsumerStoresTest extends ConsumerStoresContract {

  @Override
  DatabaseAddress emptyDatabase() {
    return DatabaseAddress.postgres(PostgresDsn.parse(PostgresServer.newDatabase()).orElseThrow());
  }
}

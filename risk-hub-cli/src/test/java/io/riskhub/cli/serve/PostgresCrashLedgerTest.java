package io.riskhub.cli.serve;

import io.riskhub.testkit.PostgresServer;
import java.io.IOException;
import java.util.Map;

class PostgresCrashLedgerTest extends CrashLedgerContract {

  private final String dsn = PostgresServer.newDatabase();

  @Override
  HubProcess startHub() throws IOException {
    return HubProcess.start(Map.of("RISKHUB_DSN", dsn), "--no-consume");
  }

  @Override
  String jdbcUrl() {
    return PostgresServer.jdbcUrl(dsn);
  }
}

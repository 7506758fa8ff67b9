package io.riskhub.cli.serve;

import io.riskhub.testkit.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class PostgresCrashLedgerTest extends CrashLedgerContract {

  @TempDir private Path directory;
  private final String dsn = PostgresServer.newDatabase();

  @Override
  HubProcess startHub() throws IOException {
    return HubProcess.start(
        Map.of("RISKHUB_DSN", dsn), "--data-dir", directory.toString(), "--no-consume");
  }

  @Override
  Path audit() {
    return directory.resolve("audit");
  }

  @Override
  String jdbcUrl() {
    return PostgresServer.jdbcUrl(dsn);
  }
}

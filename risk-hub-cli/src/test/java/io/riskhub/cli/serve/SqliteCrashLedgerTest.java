package io.riskhub.cli.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class SqliteCrashLedgerTest extends CrashLedgerContract {

  @TempDir private Path directory;

  @Override
  HubProcess startHub() throws IOException {
    return HubProcess.start(Map.of(), "--data-dir", directory.toString(), "--no-consume");
  }

  @Override
  Path audit() {
    return directory.resolve("audit");
  }

  @Override
  String jdbcUrl() {
    return "jdbc:sqlite:" + directory.resolve("riskhub.db");
  }
}

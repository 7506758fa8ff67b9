package io.riskhub.cli.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.cli.CommandRun;
import io.riskhub.cli.TestHub;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.PostgresServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dry run changes nothing, whatever state the stores are in. */
class BackfillDryRunTest {

  private static final String TS = "2026-03-01T11:00:00Z";

  @TempDir private Path folder;

  @Test
  void whereThereIsNoDatabaseNoneIsMade() {
    Path none = folder.resolve("none");

    CommandRun run = dryRun("table", "--data-dir=" + none).endedWith(ExitCode.DONE);

    assertThat(run.err()).contains("there is no database in " + none + " yet");
    assertThat(none).doesNotExist();
  }

  @Test
  void aDatabaseFileIsTheSameAfterwardsToTheLastByte() throws Exception {
    try (TestHub hub = TestHub.start(folder)) {
      Caller caller = new Caller(URI.create(hub.baseUrl()), Optional.of(TestHub.TOKEN));
      Activations.put(caller, "us-tech", "momentum", true, "3", TS);
    }
    byte[] before = Files.readAllBytes(folder.resolve("riskhub.db"));
    List<String> files = files();

    CommandRun run = dryRun("ndjson", "--data-dir=" + folder).endedWith(ExitCode.DONE);

    assertThat(run.out()).contains("\"version\":\"backfill-" + TS);
    assertThat(run.err()).doesNotContain("database", "table");
    assertThat(Files.readAllBytes(folder.resolve("riskhub.db"))).isEqualTo(before);
    assertThat(files()).isEqualTo(files);
  }

  @Test
  void anEmptyDatabaseStaysEmpty() {
    String dsn = PostgresServer.newDatabase();

    CommandRun run = dryRun("table", "--dsn=" + dsn).endedWith(ExitCode.DONE);

    assertThat(run.err()).contains("are not there yet; without --dry-run");
    assertThat(new Tables(dsn).names()).isEmpty();
  }

  @Test
  void tablesOfAnEarlierVersionStayAsTheyAreAndThatIsTold() {
    String dsn = PostgresServer.newDatabase();
    Tables tables = new Tables(dsn);
    CommandRun.riskhub("backfill", "--all-worlds", "--dsn=" + dsn).endedWith(ExitCode.DONE);
    // As the version before the activation left them.
    tables.execute("drop table activation, activation_audit, cache_era");
    tables.execute("delete from flyway_schema_history where cast(version as int) >= 6");
    List<String> before = tables.names();

    CommandRun run = dryRun("table", "--dsn=" + dsn).endedWith(ExitCode.DONE);

    assertThat(run.err()).contains("are those of an earlier version (3 steps); without --dry-run");
    assertThat(tables.names()).isEqualTo(before);
  }

  private static CommandRun dryRun(String format, String where) {
    return CommandRun.riskhub("backfill", "--all-worlds", "--dry-run", "-o", format, where);
  }

  private List<String> files() throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(Path::toString).sorted().toList();
    }
  }
}

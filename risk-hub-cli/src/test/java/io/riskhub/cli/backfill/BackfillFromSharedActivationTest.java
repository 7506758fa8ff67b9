package io.riskhub.cli.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.blob.redis.TestRedis;
import io.riskhub.cli.CommandRun;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.JsonText;
import io.riskhub.testkit.PostgresServer;
import io.riskhub.testkit.RunningHub;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The activation is in a Redis, where others write it, too. */
class BackfillFromSharedActivationTest {

  private static final String TS = "2026-03-01T11:00:00Z";

  private final String dsn = PostgresServer.newDatabase();
  private final Tables tables = new Tables(dsn);
  private final TestRedis redis = TestRedis.start();

  /** By a hub that is down afterwards. */
  @BeforeEach
  void change() {
    try (RunningHub hub =
        RunningHub.start(
            RunningHub.withRedis(RunningHub.postgres(dsn, Optional.empty()), redis.uri()),
            Clock.systemUTC())) {
      Activations.put(hub.caller(), "us-tech", "momentum", true, "1", TS);
    }
  }

  @AfterEach
  void stopRedis() {
    redis.close();
  }

  @Test
  void aDryRunTellsWhatWouldBeWrittenAndChangesNeitherDatabaseNorRedis() {
    redis.flush();
    List<String> before = tables.snapshots();
    List<String> waiting = tables.outbox();

    JsonNode report = json(backfill("--all-worlds", "--dry-run").endedWith(ExitCode.DONE));

    assertThat(report.path("dry_run").asBoolean()).isTrue();
    assertThat(report.path("summary").path("written").asInt()).isEqualTo(1);
    assertThat(tables.snapshots()).isEqualTo(before);
    assertThat(tables.outbox()).isEqualTo(waiting);
    assertThat(redis.size()).isZero();
  }

  @Test
  void whatOnlyRedisKnowsCountsAndAStateThatCannotBeReadIsSkippedAlone() {
    redis.set("world:theirs:activation", Activations.state("theirs", "carry", 3));
    redis.set("world:broken:activation", "half of {");

    CommandRun run = backfill("--all-worlds", "-v").endedWith(ExitCode.REFUSED);

    assertThat(json(run).path("worlds").findValuesAsText("world_id"))
        .containsExactly("broken", "theirs", "us-tech");
    assertThat(json(run).path("summary").path("written").asInt()).isEqualTo(2);
    assertThat(run.err())
        .contains("activation broken skipped: world:broken:activation of ", "mend it");
    assertThat(tables.snapshots()).filteredOn(row -> row.contains("\"carry\"")).hasSize(1);
  }

  @Test
  void withoutRedisItIsTheActivationOfTheDatabase() {
    redis.set("world:theirs:activation", Activations.state("theirs", "carry", 3));

    CommandRun run =
        CommandRun.riskhub("backfill", "--all-worlds", "--dsn=" + dsn, "-ojson")
            .endedWith(ExitCode.DONE);

    assertThat(json(run).path("worlds").findValuesAsText("world_id")).containsExactly("us-tech");
  }

  /** Half of the state would be another portfolio. */
  @Test
  void whileRedisIsAwayNothingIsWritten() {
    List<String> before = tables.snapshots();
    redis.close();

    for (String worlds : List.of("--world=us-tech", "--all-worlds")) {
      assertThat(backfill(worlds).endedWith(ExitCode.UNAVAILABLE).err())
          .contains(redis.uri().getAuthority(), "run it again")
          .doesNotContain("Exception");
    }
    assertThat(tables.snapshots()).isEqualTo(before);
  }

  private CommandRun backfill(String... more) {
    return CommandRun.riskhub(
        Stream.concat(
                Stream.of(
                    "backfill",
                    "--from=activation",
                    "--dsn=" + dsn,
                    "--redis=" + redis.uri(),
                    "-ojson"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private static JsonNode json(CommandRun run) {
    return JsonText.read(run.out());
  }
}

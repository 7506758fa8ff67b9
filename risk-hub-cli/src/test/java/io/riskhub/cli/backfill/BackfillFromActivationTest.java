package io.riskhub.cli.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.cli.CommandRun;
import io.riskhub.cli.TestHub;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.JsonText;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.PostgresServer;
import io.riskhub.testkit.RunningHub;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots are gone, or were never made, and the activation is still known. */
class BackfillFromActivationTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String TS = "2026-03-01T11:00:00Z";
  private static final String WRITTEN =
      "{\"written\":1,\"announced\":1,\"duplicate\":0,\"conflict\":0,\"skipped\":0}";

  private final String dsn = PostgresServer.newDatabase();
  private final Tables tables = new Tables(dsn);

  @Test
  void withoutAHubTheActivationIsTheDefaultAndOneSnapshotIsMadeOfIt(@TempDir Path folder) {
    try (TestHub hub = TestHub.start(folder)) {
      Caller caller = new Caller(URI.create(hub.baseUrl()), Optional.of(TestHub.TOKEN));
      Activations.put(caller, "us-tech", "momentum", true, "3", TS);
      Activations.put(caller, "us-tech", "carry", true, "1", "2026-03-01T10:00:00Z");
      Activations.put(caller, "us-tech", "value", false, "5", "2026-03-01T09:00:00Z");
    }
    String[] command = {"backfill", "--world=us-tech", "--data-dir=" + folder, "-ondjson"};

    assertThat(CommandRun.riskhub(command).endedWith(ExitCode.DONE).out())
        .isEqualTo(
            """
            {"source":"activation","world_id":"us-tech","version":"backfill-2026-03-01T11:00:00Z",\
            "outcome":"written","announced":true}
            """);
    assertThat(CommandRun.riskhub(command).endedWith(ExitCode.DONE).out())
        .contains("\"outcome\":\"duplicate\"");

    try (TestHub hub = TestHub.start(folder)) {
      JsonNode stored = JsonText.read(hub.riskhub("get", "us-tech", "-ojson").out());
      assertThat(stored.path("version").asText()).isEqualTo("backfill-" + TS);
      assertThat(stored.path("as_of").asText()).isEqualTo(TS);
      assertThat(stored.path("weights").toString()).isEqualTo("{\"carry\":0.25,\"momentum\":0.75}");
      assertThat(stored.path("provenance"))
          .isEqualTo(
              JsonText.read(
                  """
                  {"source":"backfill","reason":"activation_snapshot","actor":"backfill","stage":"live"}"""));
      // Its event is handled as that of a push is.
      Await.until(
          PATIENCE,
          () ->
              hub.riskhub("get", "us-tech", "--signals", "-ojson")
                  .out()
                  .contains("extended_validation"));
    }
  }

  @Test
  void besideALiveHubWhatWasLostIsShownAtOnceAndWaitsToBeAnnounced() {
    try (RunningHub hub = hub()) {
      Activations.put(hub.caller(), "us-tech", "momentum", true, "1", TS);
      tables.execute("delete from risk_snapshots");
      tables.execute("delete from outbox");
      assertThat(lookup(hub)).isEqualTo(404);

      JsonNode report = json(backfill("--world=us-tech").endedWith(ExitCode.DONE));

      assertThat(report.path("summary").toString()).isEqualTo(WRITTEN);
      assertThat(lookup(hub)).isEqualTo(200);
      assertThat(hub.caller().latest("us-tech").body())
          .contains("\"version\":\"backfill-" + TS + "\"");
      assertThat(tables.outbox()).containsExactly("backfill-" + TS);
      List<String> before = tables.snapshots();
      assertThat(
              json(backfill("--world=us-tech").endedWith(ExitCode.DONE))
                  .path("summary")
                  .path("duplicate")
                  .asInt())
          .isEqualTo(1);
      assertThat(tables.snapshots()).isEqualTo(before);
      assertThat(tables.outbox()).hasSize(1);
    }
  }

  @Test
  void ofAllWorldsThoseWithoutAPortfolioAreToldWithTheReason() {
    try (RunningHub hub = hub()) {
      Activations.put(hub.caller(), "us-tech", "momentum", true, "1", TS);
      Activations.put(hub.caller(), "세계", "momentum", true, "2", TS);
      Activations.put(hub.caller(), "idle", "momentum", false, "1", TS);
      Activations.put(hub.caller(), "short", "momentum", true, "-1", TS);
    }

    CommandRun run = backfill("--all-worlds").endedWith(ExitCode.DONE);

    assertThat(json(run).path("summary").path("written").asInt()).isEqualTo(2);
    assertThat(json(run).path("summary").path("skipped").asInt()).isEqualTo(2);
    assertThat(json(run).path("problems").findValuesAsText("world_id"))
        .containsExactly("idle", "short");
    assertThat(run.err().lines())
        .contains(
            "activation idle skipped: none of its entries is active and has a weight, so there is no portfolio",
            "activation short skipped: the weights of its active entries sum to zero or less, or to next to nothing, of which no portfolio can be made");
    assertThat(backfill("--world=idle").endedWith(ExitCode.DONE).err()).contains("idle skipped");
  }

  @Test
  void aWorldThatHasNoActivationIsNotFound() {
    try (RunningHub hub = hub()) {
      Activations.put(hub.caller(), "us-tech", "momentum", true, "1", TS);
    }

    CommandRun run = backfill("--world=us-tech", "--world=nowhere").endedWith(ExitCode.NOT_FOUND);

    assertThat(run.err()).contains("there is nothing of world nowhere in the activation");
    assertThat(json(run).path("summary").path("written").asInt()).isEqualTo(1);
  }

  @Test
  void anEarlierBackfillOfTheSameInstantStaysAsItIs() {
    try (RunningHub hub = hub()) {
      Activations.put(hub.caller(), "us-tech", "momentum", true, "1", TS);
      backfill("--world=us-tech").endedWith(ExitCode.DONE);
      Activations.put(hub.caller(), "us-tech", "carry", true, "1", TS);
    }

    CommandRun run = backfill("--world=us-tech").endedWith(ExitCode.REFUSED);

    assertThat(run.err())
        .contains("activation us-tech backfill-" + TS + " skipped: is stored with other content");
  }

  private RunningHub hub() {
    return RunningHub.onPostgres(dsn);
  }

  private CommandRun backfill(String... more) {
    return CommandRun.riskhub(
        Stream.concat(
                Stream.of("backfill", "--from=activation", "--dsn=" + dsn, "-ojson", "-v"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private static int lookup(RunningHub hub) {
    return hub.caller()
        .get(Caller.snapshots("us-tech") + "/lookup?version=backfill-" + TS)
        .statusCode();
  }

  private static JsonNode json(CommandRun run) {
    return JsonText.read(run.out());
  }
}

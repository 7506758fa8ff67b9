package io.riskhub.hub.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.riskhub.testkit.Await;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.PostgresServer;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Scrape;
import io.riskhub.testkit.Snapshots;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CountedReadsTest {

  @Test
  void everyHubShowsEveryWorldAndHowOftenItsNewestSnapshotWasMissing() {
    String dsn = PostgresServer.newDatabase();
    try (RunningHub pushed = RunningHub.onPostgres(dsn);
        RunningHub read = RunningHub.onPostgres(dsn)) {
      Caller caller = read.caller();
      pushed.caller().push("w", Snapshots.body("w", "v1", "2026-01-01", ""));
      Scrape before = Scrape.of(caller);
      assertThat(before.counters()).containsEntry(missing("w"), 0L);
      assertThat(caller.get("/metrics").body())
          .contains("risk_hub_snapshot_lag_seconds{world_id=\"w\"}");

      assertThat(caller.latest("w").statusCode()).isEqualTo(200);
      assertThat(latest(caller, "w", "?stage=paper")).isEqualTo(404);
      assertThat(latest(caller, "typo", "")).isEqualTo(404);
      assertThat(latest(caller, "typo", "")).isEqualTo(404);
      assertThat(caller.get(Caller.snapshots("w") + "/lookup?version=v2").statusCode())
          .isEqualTo(404);

      assertThat(before.awaitGrowth(caller, missing("typo")))
          .contains(entry(missing("w"), 1L), entry(missing("typo"), 2L));
    }
  }

  @Test
  void faultsOfAKnownRouteBeginAtZero() {
    try (RunningHub hub = RunningHub.onPostgres(PostgresServer.newDatabase())) {
      Scrape before = Scrape.of(hub.caller());
      assertThat(hub.caller().get("/risk-hub/worlds").statusCode()).isEqualTo(200);

      String answered = Scrape.answered("GET", "/risk-hub/worlds", 200);
      assertThat(before.counters()).doesNotContainKey(answered);
      Await.until(
          Duration.ofSeconds(20), () -> Scrape.of(hub.caller()).counters().containsKey(answered));
      assertThat(Scrape.of(hub.caller()).counters())
          .containsEntry(Scrape.answered("GET", "/risk-hub/worlds", 500), 0L)
          .containsEntry(Scrape.answered("GET", "/risk-hub/worlds", 503), 0L);
    }
  }

  private static int latest(Caller caller, String world, String query) {
    return caller.get(Caller.snapshots(world) + "/latest" + query).statusCode();
  }

  private static String missing(String world) {
    return "risk_hub_snapshot_missing_total{world_id=\"%s\"}".formatted(world);
  }
}

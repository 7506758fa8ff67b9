package io.riskhub.cli.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.blob.redis.TestRedis;
import io.riskhub.cli.CommandRun;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.PostgresServer;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Snapshots;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A hub that has the newest snapshot at hand hears of a newer one that it did not store. */
class BackfillBesideCacheTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String dsn = PostgresServer.newDatabase();

  @Test
  void aHubShowsWhatWasWrittenAtOnceWhetherTheBackfillKnowsRedisOrNot() {
    try (TestRedis redis = TestRedis.start();
        RunningHub hub =
            RunningHub.start(
                RunningHub.withRedis(RunningHub.postgres(dsn, Optional.empty()), redis.uri()),
                Clock.systemUTC())) {
      backfill("v1", "2026-01-01", "--redis=" + redis.uri());
      readFromMemory(hub, "v1");

      backfill("v2", "2026-01-02", "--redis=" + redis.uri());
      assertThat(latest(hub)).contains("\"version\":\"v2\"");
      readFromMemory(hub, "v2");

      backfill("v3", "2026-01-03");
      assertThat(latest(hub)).contains("\"version\":\"v3\"");
      readFromMemory(hub, "v3");
    }
  }

  private void backfill(String version, String asOf, String... more) {
    String snapshot =
        Snapshots.submitted("w", version, asOf, "", "gateway", "live", Instant.now()).json();
    String[] arguments =
        Stream.concat(
                Stream.of("backfill", "--from=-", "--world=w", "--dsn=" + dsn), Stream.of(more))
            .toArray(String[]::new);
    CommandRun.riskhubReading(snapshot, arguments).endedWith(ExitCode.DONE);
  }

  /** Reads until an answer was at hand in the hub. */
  private static void readFromMemory(RunningHub hub, String version) {
    double before = answeredFromMemory(hub);
    Await.until(
        PATIENCE,
        () -> {
          assertThat(latest(hub)).contains("\"version\":\"" + version + "\"");
          return answeredFromMemory(hub) > before;
        });
  }

  private static String latest(RunningHub hub) {
    return hub.caller().latest("w").body();
  }

  private static double answeredFromMemory(RunningHub hub) {
    String name = "risk_hub_cache_requests_total{result=\"near\"} ";
    return hub.caller()
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
        .sum();
  }
}

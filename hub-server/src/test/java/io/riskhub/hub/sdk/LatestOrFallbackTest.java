package io.riskhub.hub.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.client.PublishResult;
import io.riskhub.client.RiskHubClient;
import io.riskhub.client.read.LatestOrFallback;
import io.riskhub.client.read.SnapshotFilter;
import io.riskhub.risk.ConservativeFallback;
import io.riskhub.testkit.RunningHub;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatestOrFallbackTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant LATER = NOON.plus(Duration.ofHours(1));
  private static final String SNAPSHOT =
      """
      {"world_id":"w","version":"v1","as_of":"2026-03-01T11:00:00Z","weights":{"a":0.6,"b":0.4},
       "covariance":{"a,a":0.04,"b,b":0.01,"a,b":0.0},"constraints":{"max_leverage":2},
       "provenance":{"reason":"rebalance","run":7}}""";

  @TempDir private Path data;

  @Test
  void aFreshOneIsGivenAsItIs() {
    at(
        NOON,
        client -> {
          client.publish(SNAPSHOT);

          assertThat(client.latestOrFallback("w"))
              .isInstanceOfSatisfying(
                  LatestOrFallback.Fresh.class,
                  fresh -> assertThat(fresh.snapshot().version()).isEqualTo("v1"));
        });
  }

  @Test
  void aStaleOneIsMadeConservativeAndMarkedAsSuch() {
    at(NOON, client -> client.publish(SNAPSHOT));
    at(
        LATER,
        client -> {
          LatestOrFallback.Conservative fallback = conservative(client.latestOrFallback("w"));

          assertThat(fallback.source().version()).isEqualTo("v1");
          assertThat(fallback.staleFor()).isEqualTo(Duration.ofMinutes(45));
          assertThat(fallback.reason()).contains("version \"v1\"", "2700 s ago", "conservative");
          assertThat(fallback.risk().isComplete()).isTrue();
          assertThat(fallback.risk().covariance().of("a", "b").getAsDouble())
              .isEqualTo(2.25 * 0.5 * 0.2 * 0.1, within(1e-15));
          assertThat(fallback.draft().version()).isEqualTo("fallback-" + LATER);
        });
  }

  @Test
  void thePublishedFallbackIsTheNewestUntilARealOneComes() {
    at(NOON, client -> client.publish(SNAPSHOT));
    at(
        LATER,
        client -> {
          LatestOrFallback.Conservative fallback = conservative(client.latestOrFallback("w"));

          assertThat(client.publish(fallback.draft())).isInstanceOf(PublishResult.Stored.class);
          assertThat(client.publish(fallback.draft())).isInstanceOf(PublishResult.Duplicate.class);

          LatestOrFallback.Fresh fresh = (LatestOrFallback.Fresh) client.latestOrFallback("w");
          assertThat(fresh.snapshot().version()).isEqualTo("fallback-" + LATER);
          assertThat(fresh.snapshot().asOf()).isEqualTo(NOON.minus(Duration.ofHours(1)));
          assertThat(fresh.snapshot().weights()).isEqualTo(Map.of("a", 0.6, "b", 0.4));
          JsonNode tree = fresh.snapshot().tree();
          assertThat(tree.path("provenance").toString())
              .isEqualTo(
                  """
                  {"actor":"gateway","reason":"fallback","source_version":"v1","stage":"live"}""");
          assertThat(tree.path("constraints").toString()).isEqualTo("{\"max_leverage\":2}");
          assertThat(tree.path("covariance").path("a,a").doubleValue()).isEqualTo(0.09);

          client.publish(SNAPSHOT.replace("v1", "v2").replace("11:00", "12:30"));
          assertThat(((LatestOrFallback.Fresh) client.latestOrFallback("w")).snapshot().version())
              .isEqualTo("v2");
        });
  }

  @Test
  void aFallbackWithoutACovarianceSaysWhatIsMissing() {
    String bare = SNAPSHOT.replaceAll("\"covariance\":\\{[^}]*},", "");
    at(NOON, client -> client.publish(bare));
    at(
        LATER,
        client -> {
          LatestOrFallback.Conservative fallback = conservative(client.latestOrFallback("w"));

          assertThat(fallback.risk().isComplete()).isFalse();
          assertThat(fallback.risk().missing().count()).isEqualTo(3);
          assertThat(fallback.draft().json()).doesNotContain("covariance");
          assertThat(client.publish(fallback.draft())).isInstanceOf(PublishResult.Stored.class);
        });
  }

  @Test
  void whereThereNeverWasOneThereIsNothing() {
    at(NOON, client -> client.publish(SNAPSHOT));
    at(
        LATER,
        client -> {
          assertThat(client.latestOrFallback("other")).isInstanceOf(LatestOrFallback.Nothing.class);
          assertThat(
                  client.latestOrFallback(
                      "w", SnapshotFilter.stage("paper"), ConservativeFallback.DEFAULT))
              .isInstanceOf(LatestOrFallback.Nothing.class);
        });
  }

  private interface Work {
    void with(RiskHubClient client);
  }

  /** Hub and client agree on the time, whatever it is. */
  private void at(Instant now, Work work) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    try (RunningHub hub = RunningHub.start(RunningHub.config(data), clock);
        RiskHubClient client =
            RiskHubClient.of(hub.baseUri()).publishAs("gateway", "live").clock(clock).build()) {
      work.with(client);
    }
  }

  private static LatestOrFallback.Conservative conservative(LatestOrFallback result) {
    assertThat(result).isInstanceOf(LatestOrFallback.Conservative.class);
    return (LatestOrFallback.Conservative) result;
  }
}

package io.riskhub.client;

import static io.riskhub.client.Samples.STORED;
import static io.riskhub.client.ScriptedServer.ok;
import static io.riskhub.client.ScriptedServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.client.read.Freshness;
import io.riskhub.client.read.SnapshotFilter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The snapshot of {@link Samples} is as of the first midnight of 2025, and lives 900 s. */
class FreshnessTest {

  private static final String NOT_FOUND = "{\"status\":404,\"detail\":\"nothing\"}";
  private static final String TEN_PAST = "Wed, 01 Jan 2025 00:10:00 GMT";

  private final ScriptedServer server = new ScriptedServer();

  /** Off by a day. */
  private final RiskHubClient client =
      RiskHubClient.of(server.uri())
          .clock(Clock.fixed(Instant.parse("2025-01-02T00:00:00Z"), ZoneOffset.UTC))
          .build();

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void theAgeIsByTheClockOfTheHub() {
    server.then(ok(STORED, "Date", TEN_PAST));

    Freshness newest = freshness().orElseThrow();

    assertThat(newest.lag()).isEqualTo(Duration.ofMinutes(10));
    assertThat(newest.expired()).isFalse();
    assertThat(newest.stage()).isEqualTo("live");
    assertThat(newest.actor()).isEqualTo("gateway");
  }

  @Test
  void withoutTheHubsClockTheOwnOneMustDo() {
    server.then(ok(STORED), ok(STORED, "Date", "in the morning"));

    assertThat(freshness().orElseThrow().lag()).isEqualTo(Duration.ofDays(1));
    assertThat(freshness().orElseThrow().lag()).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void whatTheHubGivesToNobodyHasExpired() {
    server.then(
        status(404, NOT_FOUND),
        ok("{\"snapshots\":[" + STORED + "]}", "Date", "Wed, 01 Jan 2025 01:00:00 GMT"));

    Freshness newest = freshness().orElseThrow();

    assertThat(newest.expired()).isTrue();
    assertThat(newest.lag()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void whereThereIsNothingThereIsNoAge() {
    server.then(status(404, NOT_FOUND), ok("{\"snapshots\":[]}"));

    assertThat(freshness()).isEmpty();
  }

  private Optional<Freshness> freshness() {
    return client.freshness("w", SnapshotFilter.ANY);
  }
}

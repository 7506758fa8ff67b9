package io.riskhub.hub.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskhub.client.PublishResult;
import io.riskhub.client.RiskHubClient;
import io.riskhub.client.RiskHubClientBuilder;
import io.riskhub.client.fault.NotAllowedException;
import io.riskhub.client.read.HubIdentity;
import io.riskhub.client.read.ListQuery;
import io.riskhub.client.read.ReadOption;
import io.riskhub.client.read.ReadResult;
import io.riskhub.client.read.SnapshotFilter;
import io.riskhub.client.read.StoredSnapshot;
import io.riskhub.client.read.WorldStatus;
import io.riskhub.contract.Violation;
import io.riskhub.hub.HubVersion;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Snapshots;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client against a real hub. */
class PublishAndReadTest {

  private static final String TOKEN = "s3cret-token";

  @TempDir private Path data;
  private RunningHub hub;
  private RiskHubClient client;

  @BeforeEach
  void start() {
    hub = start(Clock.systemUTC());
    client = client().build();
  }

  @AfterEach
  void stop() {
    client.close();
    hub.close();
  }

  @Test
  void theHubTellsItsVersionItsClockAndThatItIsReady() {
    Instant then = Instant.parse("2025-01-01T00:00:00.123Z");
    stop();
    hub = start(Clock.fixed(then, ZoneOffset.UTC));
    client = client().build();

    HubIdentity identity = client.identity();

    assertThat(identity.version()).contains(HubVersion.current());
    assertThat(identity.time()).contains(then);
    assertThat(client.readiness().troubles()).isEmpty();
  }

  @Test
  void aSnapshotIsStoredOnceAndThenADuplicate() {
    String snapshot = body("w ä", "v:1", "2025-01-01");

    StoredSnapshot stored = stored(client.publish(snapshot));

    assertThat(stored.worldId()).isEqualTo("w ä");
    assertThat(stored.version()).isEqualTo("v:1");
    assertThat(stored.asOf()).isEqualTo("2025-01-01T00:00:00Z");
    assertThat(stored.stage()).isEqualTo("live");
    assertThat(stored.actor()).isEqualTo("gateway");
    assertThat(stored.weights()).isEqualTo(Map.of("a", 1.0));
    assertThat(stored.expiresAt()).isEqualTo(stored.createdAt().plusSeconds(900));
    assertThat(client.publish(snapshot)).isEqualTo(new PublishResult.Duplicate(stored));
    assertThat(client.latest("w ä")).isEqualTo(new ReadResult.Found(stored));
    assertThat(client.lookup("w ä", "v:1")).isEqualTo(new ReadResult.Found(stored));
  }

  @Test
  void otherContentUnderTheSameVersionIsAConflict() {
    stored(client.publish(body("w", "v1", "2025-01-01")));

    PublishResult result = client.publish(body("w", "v1", "2025-01-02"));

    assertThat(result)
        .isInstanceOfSatisfying(
            PublishResult.Conflict.class,
            conflict -> assertThat(conflict.problem().detail()).contains("taken by other content"));
  }

  @Test
  void whatBreaksTheContractIsRefusedWithEveryViolation() {
    PublishResult result = client.publish(body("../w", "v1", "never"));

    assertThat(result)
        .isInstanceOfSatisfying(
            PublishResult.Refused.class,
            refused ->
                assertThat(refused.violations())
                    .extracting(Violation::field)
                    .containsExactly("world_id", "as_of"));
  }

  @Test
  void theHubsOwnRefusalIsTheSameResult() {
    // By the client's clock it is fresh.
    try (RiskHubClient late = client().clock(clockAt("2025-01-01T00:00:00Z")).build()) {
      PublishResult result =
          late.publish(
              Snapshots.body("w", "v1", "2025-01-01", "\"created_at\":\"2025-01-01T00:00:00Z\""));

      assertThat(result)
          .isInstanceOfSatisfying(
              PublishResult.Refused.class,
              refused -> {
                assertThat(refused.problem().status()).isEqualTo(422);
                assertThat(refused.problem().requestId()).isNotNull();
                assertThat(refused.problem().detail()).contains("let the snapshot expire");
              });
    }
  }

  @Test
  void aDryRunStoresNothing() {
    String snapshot = body("w", "v1", "2025-01-01");

    stored(client.dryRun(snapshot));

    assertThat(client.lookup("w", "v1")).isInstanceOf(ReadResult.NotFound.class);
    stored(client.publish(snapshot));
    assertThat(client.dryRun("w", snapshot)).isInstanceOf(PublishResult.Duplicate.class);
  }

  @Test
  void whatHasExpiredIsGivenAsSuch() {
    hub.close();
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    hub = start(Clock.fixed(yesterday, ZoneOffset.UTC));
    try (RiskHubClient then = client().build()) {
      stored(then.publish(body("w", "v1", "2025-01-01")));
    }
    hub.close();
    hub = start(Clock.systemUTC());
    try (RiskHubClient now = client().build()) {
      StoredSnapshot old = stored(now.lookup("w", "v1", ReadOption.INCLUDE_EXPIRED));

      ReadResult expired = new ReadResult.Expired(old);
      assertThat(now.latest("w")).isEqualTo(expired);
      assertThat(now.lookup("w", "v1")).isEqualTo(expired);
      assertThat(now.lookup("w", Instant.parse("2025-02-01T00:00:00Z"))).isEqualTo(expired);
      assertThat(now.latest("w", ReadOption.INCLUDE_EXPIRED)).isEqualTo(new ReadResult.Found(old));
      assertThat(now.list("w", ListQuery.newest(10))).isEmpty();
      assertThat(now.list("w", ListQuery.newest(10).with(ReadOption.INCLUDE_EXPIRED)))
          .containsExactly(old);
      assertThat(now.worlds()).extracting(WorldStatus::expired).containsExactly(true);
    }
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(client.latest("nowhere")).isInstanceOf(ReadResult.NotFound.class);
    assertThat(client.latest("nowhere", ReadOption.INCLUDE_EXPIRED))
        .isInstanceOf(ReadResult.NotFound.class);
    assertThat(client.lookup("nowhere", "v")).isInstanceOf(ReadResult.NotFound.class);
    assertThat(client.lookup("nowhere", Instant.EPOCH)).isInstanceOf(ReadResult.NotFound.class);
    assertThat(client.list("nowhere", ListQuery.newest(1))).isEmpty();
    assertThat(client.worlds()).isEmpty();
  }

  @Test
  void listsAreFilteredAndTurnedPageByPage() {
    for (int day = 1; day <= 4; day++) {
      stored(client.publish(body("w", "v" + day, "2025-01-0" + day)));
    }
    try (RiskHubClient other = client().publishAs("desk", "paper").build()) {
      stored(other.publish(body("w", "p1", "2025-01-05")));
    }
    ListQuery live = ListQuery.newest(2).filtered(SnapshotFilter.stage("LIVE"));

    assertThat(client.list("w", live))
        .extracting(StoredSnapshot::version)
        .containsExactly("v4", "v3");
    assertThat(client.list("w", live.before(Instant.parse("2025-01-03T00:00:00Z"))))
        .extracting(StoredSnapshot::version)
        .containsExactly("v2", "v1");
    assertThat(stored(client.latest("w")).version()).isEqualTo("p1");
    assertThat(stored(client.latest("w", SnapshotFilter.actor("gateway"))).version())
        .isEqualTo("v4");
    assertThat(client.lookup("w", Instant.parse("2025-01-02T12:00:00Z")))
        .isEqualTo(client.lookup("w", "v2"));
    assertThat(client.worlds())
        .singleElement()
        .satisfies(world -> assertThat(world.version()).isEqualTo("p1"))
        .satisfies(world -> assertThat(world.lag()).isPositive())
        .satisfies(world -> assertThat(world.stage()).isEqualTo("paper"));
  }

  @Test
  void aWrongTokenIsNotAllowed() {
    try (RiskHubClient stranger = client().token("wrong-token").build()) {
      assertThatThrownBy(() -> stranger.publish(body("w", "v1", "2025-01-01")))
          .isInstanceOf(NotAllowedException.class)
          .hasMessageNotContaining("wrong-token");
      assertThatThrownBy(stranger::worlds).isInstanceOf(NotAllowedException.class);
    }
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedByTheHub() {
    String filler = "\"note\":\"" + "x".repeat(2 << 20) + "\"";

    assertThat(client.publish(Snapshots.body("w", "v1", "2025-01-01", filler)))
        .isInstanceOfSatisfying(
            PublishResult.Refused.class,
            refused -> assertThat(refused.problem().status()).isEqualTo(413));
  }

  @Test
  void theSameSnapshotFromManyThreadsIsStoredOnce() throws Exception {
    String snapshot = body("w", "v1", "2025-01-01");
    List<PublishResult> results = new ArrayList<>();
    Callable<PublishResult> publish = () -> client.publish(snapshot);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<PublishResult> each : threads.invokeAll(Collections.nCopies(32, publish))) {
        results.add(each.get());
      }
    }

    assertThat(results).filteredOn(PublishResult.Stored.class::isInstance).hasSize(1);
    assertThat(results).filteredOn(PublishResult.Duplicate.class::isInstance).hasSize(31);
  }

  private RunningHub start(Clock clock) {
    return RunningHub.start(RunningHub.config(data), TOKEN, clock);
  }

  private RiskHubClientBuilder client() {
    return RiskHubClient.of(hub.baseUri()).token(TOKEN).publishAs("gateway", "live");
  }

  private static Clock clockAt(String instant) {
    return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
  }

  private static String body(String world, String version, String asOf) {
    return Snapshots.body(world, version, asOf, "");
  }

  private static StoredSnapshot stored(PublishResult result) {
    assertThat(result).isInstanceOf(PublishResult.Stored.class);
    return ((PublishResult.Stored) result).snapshot();
  }

  private static StoredSnapshot stored(ReadResult result) {
    assertThat(result).isInstanceOf(ReadResult.Found.class);
    return ((ReadResult.Found) result).snapshot();
  }
}

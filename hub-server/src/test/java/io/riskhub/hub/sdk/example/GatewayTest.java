package io.riskhub.hub.sdk.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.client.ClientListener;
import io.riskhub.client.RiskHubClient;
import io.riskhub.client.draft.Position;
import io.riskhub.client.read.ListQuery;
import io.riskhub.client.read.StoredSnapshot;
import io.riskhub.risk.Covariance;
import io.riskhub.testkit.RunningHub;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the documentation do what they say, with a real hub. */
class GatewayTest {

  private static final String TOKEN = "s3cret-token";
  private static final List<Position> POSITIONS =
      List.of(new Position("A", 75, 1), new Position("cash", 25, 1));

  @TempDir private Path data;
  private RunningHub hub;
  private Gateway gateway;
  private final List<String> alarms = new ArrayList<>();
  private final Map<ClientListener.Outcome, Integer> outcomes =
      new EnumMap<>(ClientListener.Outcome.class);

  @BeforeEach
  void start() {
    hub = RunningHub.start(RunningHub.config(data), TOKEN, Clock.systemUTC());
    gateway = gateway(hub.baseUri());
  }

  @AfterEach
  void stop() {
    gateway.close();
    hub.close();
  }

  @Test
  void everyEventBecomesASnapshotWithItsReason() throws Exception {
    Instant now = Instant.now();
    gateway.rebalanced(now.minusSeconds(3), amounts(20), covariance(20));
    gateway.filled(now.minusSeconds(2), "F-1", POSITIONS);
    gateway.filled(now.minusSeconds(2), "F-2", POSITIONS);
    gateway.synced(now.minusSeconds(1), POSITIONS);

    assertThat(alarms).isEmpty();
    assertThat(outcomes).isEqualTo(Map.of(ClientListener.Outcome.STORED, 4));
    assertThat(stored())
        .extracting(snapshot -> snapshot.tree().path("provenance").path("reason").asText())
        .containsExactly("position_sync", "fill", "fill", "rebalance");
    assertThat(stored().getLast().json()).contains("covariance_ref").doesNotContain("s0,s1");
    try (Stream<Path> blobs = Files.walk(data.resolve("blobs"))) {
      assertThat(blobs.filter(Files::isRegularFile)).hasSize(1);
    }
    assertThat(gateway.limits()).isEqualTo(Map.of("A", 0.75, "cash", 0.25));
  }

  @Test
  void theSameEventAgainChangesNothing() {
    Instant now = Instant.now();
    gateway.synced(now, POSITIONS);
    gateway.synced(now, POSITIONS);

    assertThat(stored()).hasSize(1);
    assertThat(outcomes)
        .isEqualTo(Map.of(ClientListener.Outcome.STORED, 1, ClientListener.Outcome.DUPLICATE, 1));
    assertThat(alarms).isEmpty();
  }

  @Test
  void theShortestGatewayStoresItsSnapshot() {
    List<Object> log = new ArrayList<>();
    ShortestGateway.publish(hub.baseUri(), TOKEN, Map.of("A", 60_000.0, "B", 40_000.0), log::add);

    StoredSnapshot stored = stored().getFirst();
    assertThat(log).containsExactly(stored.hash());
    assertThat(stored.weights()).isEqualTo(Map.of("A", 0.6, "B", 0.4));
  }

  @Test
  void theReadmeShowsTheShortestGateway() throws Exception {
    String source =
        Files.readString(Path.of("src/test/java/io/riskhub/hub/sdk/example/ShortestGateway.java"));
    String region =
        source
            .substring(source.indexOf("// @start region"), source.indexOf("    // @end"))
            .lines()
            .skip(1)
            .map(line -> line.substring("    ".length()) + "\n")
            .reduce("", String::concat);

    assertThat(Files.readString(Path.of("../README.md"))).contains("```java\n" + region + "```\n");
  }

  private Gateway gateway(URI address) {
    ClientListener metrics =
        new ClientListener() {
          @Override
          public void finished(
              Operation operation, Outcome outcome, int attempts, Duration latency) {
            if (operation == Operation.PUBLISH) {
              outcomes.merge(outcome, 1, Integer::sum);
            }
          }
        };
    return new Gateway(address, TOKEN, "us-tech", data.resolve("blobs"), metrics, alarms::add);
  }

  private List<StoredSnapshot> stored() {
    try (RiskHubClient reader = RiskHubClient.of(hub.baseUri()).token(TOKEN).build()) {
      return reader.list("us-tech", ListQuery.newest(10));
    }
  }

  private static Map<String, Double> amounts(int strategies) {
    Map<String, Double> amounts = new HashMap<>();
    for (int i = 0; i < strategies; i++) {
      amounts.put("s" + i, 1_000.0);
    }
    return amounts;
  }

  private static Covariance covariance(int strategies) {
    Map<String, Double> values = new HashMap<>();
    for (int i = 0; i < strategies; i++) {
      for (int j = i; j < strategies; j++) {
        values.put("s" + i + ",s" + j, i == j ? 0.04 : 0.01);
      }
    }
    return Covariance.of(values);
  }
}

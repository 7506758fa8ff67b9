package io.riskhub.cli.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.cli.CommandRun;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.JsonText;
import io.riskhub.cli.serve.HubProcess;
import io.riskhub.client.PublishResult;
import io.riskhub.client.RiskHubClient;
import io.riskhub.client.read.SnapshotSignals;
import io.riskhub.client.read.WorkerSignal;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.PostgresServer;
import io.riskhub.testkit.TestKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a push over a hub on PostgreSQL and Kafka to a consumer in a process of its own, and back as
 * signals.
 */
class TwoProcessSignalsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Offset<Double> ROUNDING = within(1e-12);
  private static final int STRATEGIES = 400;

  /**
   * Promised are two seconds; whether they are kept, the printed figure tells. This bound only
   * finds what is wrong by more than the load of a machine that builds.
   */
  private static final Duration GENEROUS = Duration.ofSeconds(10);

  /** The first push is of processes that have just started. */
  private static final int PUSHES = 8;

  @TempDir private static Path directory;

  private static Path blobs;
  private static HubProcess hub;
  private static ConsumerProcess consumer;

  @BeforeAll
  static void start() throws Exception {
    blobs = directory.resolve("blobs");
    Map<String, String> stack =
        Map.of(
            "RISKHUB_DSN", PostgresServer.newDatabase(),
            "RISKHUB_BROKERS", TestKafka.shared(),
            "RISKHUB_TOPIC", TestKafka.newTopic(),
            "RISKHUB_BLOB_DIR", blobs.toString());
    hub = HubProcess.start(stack, "--no-consume");
    consumer =
        ConsumerProcess.start(
            stack,
            "--worker",
            "extended_validation,live,stress",
            "--exec",
            "env > %s/$RISKHUB_WORLD".formatted(directory));
  }

  @AfterAll
  static void stop() throws Exception {
    if (consumer != null) {
      consumer.terminate();
    }
    hub.close();
  }

  /** The figures are those of a script of its own, with sums and products alone. */
  @Test
  void theSamplesGetTheirFigures() throws Exception {
    CommandRun.riskhub("push", "../examples/us-tech.ndjson", "--base-url", hub.baseUri().toString())
        .endedWith(ExitCode.DONE);
    long samples = Files.readAllLines(Path.of("../examples/us-tech.ndjson")).size();
    CommandRun run =
        CommandRun.riskhub(
            "list",
            "us-tech",
            "--limit",
            "1000",
            "--include-expired",
            "-o",
            "ndjson",
            "--base-url",
            hub.baseUri().toString());
    List<String> versions =
        run.endedWith(ExitCode.DONE)
            .out()
            .lines()
            .map(line -> JsonText.read(line).path("version").asText())
            .toList();
    assertThat(versions).hasSize((int) samples);
    try (RiskHubClient client = RiskHubClient.of(hub.baseUri()).build()) {
      versions.forEach(version -> awaitAll(client, "us-tech", version));
      List<WorkerSignal> newest = awaitAll(client, "us-tech", "monthly-2010-03");

      JsonNode validation = newest.get(0).figures();
      assertThat(newest.get(0).status()).isEqualTo("warn");
      assertThat(validation.path("sigma").doubleValue()).isCloseTo(0.07598481123606872, ROUNDING);
      assertThat(validation.path("var_99").doubleValue()).isCloseTo(0.17676710407842305, ROUNDING);
      assertThat(validation.path("es_99").doubleValue()).isCloseTo(0.20251579943666168, ROUNDING);
      JsonNode portfolio = newest.get(1).figures().path("portfolio").path(0);
      assertThat(portfolio.path("max_drawdown").doubleValue())
          .isCloseTo(0.08604085488800006, ROUNDING);
      assertThat(portfolio.path("sharpe").doubleValue()).isCloseTo(0.8655594159747838, ROUNDING);
      assertThat(portfolio.path("var_99").doubleValue()).isCloseTo(0.07446100626084007, ROUNDING);
      assertThat(newest.get(2).status()).isEqualTo("breach");
      assertThat(newest.get(2).reasons()).contains("window: dd_max 0.430917 exceeds dd_max 0.35");
    }
    Path environment = directory.resolve("us-tech");
    Await.until(PATIENCE, () -> environment.toFile().length() > 0);
    assertThat(Files.readString(environment))
        .contains("RISKHUB_WORLD=us-tech")
        .doesNotContain("RISKHUB_DSN", "RISKHUB_BROKERS", "postgresql://");
  }

  @Test
  void allSignalsOfAnOffloadedCovarianceAreThereSoonAfterThePush() throws Exception {
    List<Long> millis = new ArrayList<>();
    try (RiskHubClient client =
        RiskHubClient.of(hub.baseUri())
            .publishAs("gateway", "live")
            .blobStore(new BlobStoreSettings.Files(blobs))
            .build()) {
      for (int i = 0; i < PUSHES; i++) {
        PublishResult.Stored stored = (PublishResult.Stored) client.publish(snapshot("v" + i));
        long answered = System.nanoTime();
        assertThat(stored.snapshot().tree().has("covariance_ref")).isTrue();

        List<WorkerSignal> signals = awaitAll(client, "w", "v" + i);
        millis.add(Duration.ofNanos(System.nanoTime() - answered).toMillis());
        JsonNode figures = signals.getFirst().figures();
        assertThat(figures.path("matrix").path("strategies").asInt()).isEqualTo(STRATEGIES);
        assertThat(figures.path("matrix").path("smallest_eigenvalue").asDouble()).isPositive();
        assertThat(figures.path("sigma").asDouble()).isPositive();
        assertThat(figures.path("contributions")).hasSize(200);
        assertThat(figures.path("more_contributions").asInt()).isEqualTo(STRATEGIES - 200);
      }
    }
    List<Long> warm = millis.subList(1, millis.size()).stream().sorted().toList();
    System.out.printf(
        "push of %d strategies to all signals: first %d ms, then %s ms, median %d ms%n",
        STRATEGIES, millis.getFirst(), warm, warm.get(warm.size() / 2));
    assertThat(warm.get(warm.size() / 2))
        .as("milliseconds from the answer to a push to the last of its signals, %s", millis)
        .isLessThan(GENEROUS.toMillis());
  }

  private static List<WorkerSignal> awaitAll(RiskHubClient client, String world, String version) {
    Await.until(PATIENCE, () -> signals(client, world, version).size() == 3);
    List<WorkerSignal> signals = signals(client, world, version);
    assertThat(signals)
        .extracting(WorkerSignal::worker)
        .containsExactly("extended_validation", "live", "stress");
    return signals;
  }

  private static List<WorkerSignal> signals(RiskHubClient client, String world, String version) {
    return client.signals(world, version).map(SnapshotSignals::signals).orElseThrow();
  }

  private static ObjectNode snapshot(String version) {
    ObjectNode snapshot =
        JsonNodeFactory.instance
            .objectNode()
            .put("world_id", "w")
            .put("version", version)
            .put("as_of", "2026-03-01T11:00:00Z");
    ObjectNode weights = snapshot.putObject("weights");
    ObjectNode covariance = snapshot.putObject("covariance");
    for (int i = 0; i < STRATEGIES; i++) {
      weights.put("s" + i, 1.0 / STRATEGIES);
      for (int j = i; j < STRATEGIES; j++) {
        covariance.put("s" + i + ",s" + j, i == j ? 0.04 : 0.01 / (1 + j - i));
      }
    }
    return snapshot;
  }
}

package io.riskhub.cli.consume;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.cli.CommandRun;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.JsonText;
import io.riskhub.cli.serve.HubProcess;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.PostgresServer;
import io.riskhub.testkit.TestKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a push with an offloaded covariance of 400 strategies over a hub on PostgreSQL and Kafka to
 * a consumer in another process, and back as signals.
 */
class LargeCovarianceSignalsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path blobs;

  @Test
  void aSeparateProcessFindsAllSignalsOfAnOffloadedCovariance() throws Exception {
    Map<String, String> stack =
        Map.of(
            "RISKHUB_DSN", PostgresServer.newDatabase(),
            "RISKHUB_BROKERS", TestKafka.shared(),
            "RISKHUB_TOPIC", TestKafka.newTopic(),
            "RISKHUB_BLOB_DIR", blobs.toString());
    try (HubProcess hub = HubProcess.start(stack, "--no-consume");
        ConsumerProcess consumer = ConsumerProcess.start(stack)) {
      String url = hub.baseUri().toString();
      CommandRun.riskhub(
              "push", "../examples/large.json", "--blob-dir", blobs.toString(), "--base-url", url)
          .endedWith(ExitCode.DONE);

      Await.until(PATIENCE, () -> signals(url).size() == 3);

      assertThat(signals(url).findValuesAsText("worker"))
          .containsExactly("extended_validation", "live", "stress");
      JsonNode matrix = signals(url).path(0).path("figures").path("matrix");
      assertThat(matrix.path("strategies").asInt()).isEqualTo(100);
      assertThat(matrix.path("missing_pairs").asInt()).isZero();
      assertThat(matrix.path("smallest_eigenvalue").asDouble()).isPositive();
      CommandRun table =
          CommandRun.riskhub("get", "large", "--signals", "--base-url", url)
              .endedWith(ExitCode.DONE);
      assertThat(table.out()).contains("extended_validation", "sigma", "strategies-400");
      assertThat(consumer.caller().get("/metrics").body())
          .contains("risk_hub_consumer_events_total{outcome=\"applied\"} 1.0")
          .contains("risk_hub_consumer_lag{");
      assertThat(consumer.terminate()).isEqualTo(143);
    }
  }

  private static JsonNode signals(String url) {
    CommandRun run =
        CommandRun.riskhub("get", "large", "--signals", "-o", "json", "--base-url", url);
    return JsonText.read(run.endedWith(ExitCode.DONE).out()).path("signals");
  }
}

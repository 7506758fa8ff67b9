package io.riskhub.cli.fallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.cli.CommandRun;
import io.riskhub.cli.TestBlobs;
import io.riskhub.cli.TestHub;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.StringJoiner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A covariance that is behind a ref, and whose conservative form goes behind another. */
class FallbackOffloadTest {

  private static final int STRATEGIES = 20;

  @TempDir private Path folder;
  private TestBlobs blobs;
  private TestHub hub;

  @BeforeEach
  void start() throws IOException {
    blobs = TestBlobs.of(TestBlobs.Kind.FILE, folder);
    hub = TestHub.start(folder.resolve("data"), blobs.settings());
    hub.riskhubReading(snapshot(), "push", "-", "--stage", "live", "--config", blobs.config())
        .endedWith(ExitCode.DONE);
  }

  @AfterEach
  void stop() {
    hub.close();
    blobs.close();
  }

  @Test
  void theRefIsExpandedAndTheRaisedCovarianceIsOffloadedAgain() throws IOException {
    hub.riskhub("fallback", "w", "--stage", "live", "--config", blobs.config())
        .endedWith(ExitCode.DONE);

    JsonNode latest = JsonText.read(hub.riskhub("get", "w", "-o", "ndjson").out());
    String ref = latest.path("covariance_ref").asText();
    assertThat(latest.has("covariance")).isFalse();
    assertThat(ref).contains("fallback-");
    JsonNode raised = JsonText.read(new String(blobs.read(ref), StandardCharsets.UTF_8));
    assertThat(raised).hasSize(STRATEGIES * (STRATEGIES + 1) / 2);
    assertThat(raised.path("s0,s0").asDouble()).isCloseTo(2.25 * 0.04, within(1e-12));
    assertThat(raised.path("s0,s1").asDouble()).isCloseTo(2.25 * 0.5 * 0.04, within(1e-12));
  }

  @Test
  void aStoreThatIsNotTheHubsIsAskedAbout() {
    CommandRun run =
        hub.riskhub("fallback", "w", "--blob-dir", folder.resolve("other").toString())
            .endedWith(ExitCode.REFUSED);

    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("the hub refused the fallback", "is this the hub's blob store?");
    assertThat(hub.riskhub("get", "w", "-o", "ndjson").out()).contains("\"version\":\"v1\"");
  }

  /** Every sigma 0.2, every correlation 0.1; as of long ago. */
  private static String snapshot() {
    StringJoiner weights = new StringJoiner(",", "{", "}");
    StringJoiner covariance = new StringJoiner(",", "{", "}");
    for (int i = 0; i < STRATEGIES; i++) {
      weights.add("\"s%d\":%s".formatted(i, 1.0 / STRATEGIES));
      for (int j = i; j < STRATEGIES; j++) {
        covariance.add("\"s%d,s%d\":%s".formatted(i, j, i == j ? 0.04 : 0.004));
      }
    }
    // Of two that are as of the same instant, the one that was made later is the newer.
    Instant createdAt = Instant.now().minusSeconds(60);
    return "{\"world_id\":\"w\",\"version\":\"v1\",\"as_of\":\"2025-01-01\",\"created_at\":\"%s\",\"weights\":%s,\"covariance\":%s}"
        .formatted(createdAt, weights, covariance);
  }
}

package io.riskhub.client;

import static io.riskhub.client.Samples.SNAPSHOT;
import static io.riskhub.client.Samples.STORED;
import static io.riskhub.client.Samples.covariance;
import static io.riskhub.client.Samples.snapshot;
import static io.riskhub.client.ScriptedServer.ok;
import static io.riskhub.client.ScriptedServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.client.fault.RiskHubException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientListenerTest {

  private static final Duration RETRY_AFTER = Duration.ZERO;

  @TempDir private Path blobs;
  private final ScriptedServer server = new ScriptedServer();
  private final List<String> heard = new ArrayList<>();

  private final ClientListener notes =
      new ClientListener() {
        @Override
        public void attempt(Operation operation, int attempt) {
          heard.add(operation + " attempt " + attempt);
        }

        @Override
        public void retry(Operation operation, int attempt, String reason, Duration wait) {
          assertThat(wait).isEqualTo(RETRY_AFTER);
          heard.add(operation + " retry after " + attempt + ": " + reason);
        }

        @Override
        public void offloaded(Operation operation, String field, long bytes) {
          heard.add(operation + " offloaded " + field + " " + bytes);
        }

        @Override
        public void finished(Operation operation, Outcome outcome, int attempts, Duration latency) {
          assertThat(latency).isPositive();
          heard.add(operation + " " + outcome + " " + attempts);
        }
      };

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void hearsOfEveryTryAndTheOutcome() {
    server.then(
        status(503, "{\"detail\":\"later\"}", "Retry-After", "0"),
        ok(STORED, "Risk-Hub-Outcome", "duplicate"));
    try (RiskHubClient client = client(notes)) {
      client.publish(SNAPSHOT);
    }
    assertThat(heard)
        .containsExactly(
            "PUBLISH attempt 1",
            "PUBLISH retry after 1: later",
            "PUBLISH attempt 2",
            "PUBLISH DUPLICATE 2");
  }

  @Test
  void hearsHowMuchWasOffloaded() {
    server.then(ok(STORED));
    try (RiskHubClient client = client(notes)) {
      client.dryRun(snapshot(covariance(2)));
    }
    assertThat(heard)
        .containsExactly(
            "DRY_RUN offloaded covariance 25", "DRY_RUN attempt 1", "DRY_RUN STORED 1");
  }

  @Test
  void hearsOfCallsThatEndBeforeAnythingIsSentOrInAnException() {
    server.then(status(401, "{\"detail\":\"no\"}"));
    try (RiskHubClient client = client(notes)) {
      client.publish("{}");
      assertThatThrownBy(client::worlds).isInstanceOf(RiskHubException.class);
    }
    assertThat(heard)
        .containsExactly("PUBLISH REFUSED 0", "WORLDS attempt 1", "WORLDS NOT_ALLOWED 1");
  }

  @Test
  void aListenerThatFailsBreaksNothing() {
    Logger log = Logger.getLogger(OngoingCall.class.getName());
    log.setLevel(Level.OFF);
    server.then(status(503, "", "Retry-After", "0"), ok(STORED, "Risk-Hub-Outcome", "stored"));
    try (RiskHubClient client = client(new Failing())) {
      assertThat(client.publish(snapshot(covariance(2)))).isInstanceOf(PublishResult.Stored.class);
    } finally {
      log.setLevel(null);
    }
  }

  private RiskHubClient client(ClientListener listener) {
    return RiskHubClient.of(server.uri())
        .publishAs("gateway", "live")
        .blobStore(new BlobStoreSettings.Files(blobs))
        .inlineCovThreshold(1)
        .listener(listener)
        .build();
  }

  /** Throws whatever happens. */
  private static final class Failing implements ClientListener {
    @Override
    public void attempt(Operation operation, int attempt) {
      throw new IllegalStateException("attempt");
    }

    @Override
    public void retry(Operation operation, int attempt, String reason, Duration wait) {
      throw new IllegalStateException("retry");
    }

    @Override
    public void offloaded(Operation operation, String field, long bytes) {
      throw new IllegalStateException("offloaded");
    }

    @Override
    public void finished(Operation operation, Outcome outcome, int attempts, Duration latency) {
      throw new IllegalStateException("finished");
    }
  }
}

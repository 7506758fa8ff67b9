package io.riskhub.hub.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.client.PublishResult;
import io.riskhub.client.RiskHubClient;
import io.riskhub.client.fault.BlobTroubleException;
import io.riskhub.client.read.LatestOrFallback;
import io.riskhub.client.read.ReadOption;
import io.riskhub.client.read.ReadResult;
import io.riskhub.client.read.StoredSnapshot;
import io.riskhub.contract.json.CanonicalJson;
import io.riskhub.testkit.RunningHub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A covariance of 400 strategies, 80,200 numbers, by way of a store of files. */
class LargeCovarianceTest {

  private static final int STRATEGIES = 400;
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final ObjectNode SNAPSHOT = snapshot();

  @TempDir private Path data;

  @Test
  void itTravelsAsARefAndComesBackWhole() {
    at(
        NOON,
        client -> {
          StoredSnapshot stored = ((PublishResult.Stored) client.publish(SNAPSHOT)).snapshot();

          assertThat(stored.json().length()).isLessThan(16 << 10);
          assertThat(stored.tree().has("covariance")).isFalse();
          assertThat(client.publish(SNAPSHOT)).isEqualTo(new PublishResult.Duplicate(stored));
          assertThat(covariance(client.expand("w", "v1"))).isEqualTo(canonicalCovariance());
          assertThat(covariance(client.latest("w", ReadOption.EXPAND)))
              .isEqualTo(canonicalCovariance());
        });
  }

  @Test
  void aDryRunIsJudgedAsThePublishWouldBe() {
    at(
        NOON,
        client -> {
          assertThat(client.dryRun(CanonicalJson.write(SNAPSHOT)))
              .isInstanceOf(PublishResult.Stored.class);
          assertThat(client.lookup("w", "v1")).isInstanceOf(ReadResult.NotFound.class);
        });
  }

  @Test
  void aFallbackSeesItBehindItsRefAndIsOffloadedAgain() {
    at(NOON, client -> client.publish(SNAPSHOT));
    at(
        NOON.plus(Duration.ofHours(1)),
        client -> {
          LatestOrFallback.Conservative fallback =
              (LatestOrFallback.Conservative) client.latestOrFallback("w");

          assertThat(fallback.risk().isComplete()).isTrue();
          assertThat(fallback.risk().covariance().strategies()).hasSize(STRATEGIES);
          StoredSnapshot stored =
              ((PublishResult.Stored) client.publish(fallback.draft())).snapshot();
          assertThat(stored.tree().has("covariance_ref")).isTrue();
        });
  }

  @Test
  void aBlobThatWasChangedIsToldAsSuch() {
    at(
        NOON,
        client -> {
          StoredSnapshot stored = ((PublishResult.Stored) client.publish(SNAPSHOT)).snapshot();
          String ref = stored.tree().path("covariance_ref").textValue();
          Path blob = Path.of(ref.substring("file://".length()));
          Files.writeString(blob, Files.readString(blob).replaceFirst("0\\.04", "0.05"));

          assertThatThrownBy(() -> client.expand("w", "v1"))
              .isInstanceOf(BlobTroubleException.class)
              .hasMessageContaining("covariance_ref");
          assertThat(client.latest("w")).isEqualTo(new ReadResult.Found(stored));
        });
  }

  private interface Work {
    void with(RiskHubClient client) throws Exception;
  }

  private void at(Instant now, Work work) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    try (RunningHub hub = RunningHub.start(RunningHub.config(data), clock);
        RiskHubClient client =
            RiskHubClient.of(hub.baseUri())
                .publishAs("gateway", "live")
                .blobStore(new BlobStoreSettings.Files(data.resolve("blobs")))
                .clock(clock)
                .build()) {
      work.with(client);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static String covariance(ReadResult read) {
    JsonNode tree = ((ReadResult.Found) read).snapshot().tree();
    return CanonicalJson.write(tree.path("covariance"));
  }

  private static String canonicalCovariance() {
    return CanonicalJson.write(SNAPSHOT.path("covariance"));
  }

  private static ObjectNode snapshot() {
    ObjectNode snapshot =
        JsonNodeFactory.instance
            .objectNode()
            .put("world_id", "w")
            .put("version", "v1")
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

package io.riskhub.client;

import static io.riskhub.client.Samples.covariance;
import static io.riskhub.client.Samples.snapshot;
import static io.riskhub.client.ScriptedServer.ok;
import static io.riskhub.client.ScriptedServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.ContentDigest.Algorithm;
import io.riskhub.client.fault.BlobTroubleException;
import io.riskhub.contract.json.CanonicalJson;
import io.riskhub.contract.json.StableHash;
import io.riskhub.contract.json.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is large goes into a store of files before the snapshot is sent. */
class OffloadTest {

  @TempDir private Path blobs;
  private final ScriptedServer server = new ScriptedServer();
  private RiskHubClient client;

  @BeforeEach
  void start() {
    client = client().build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void aLargeCovarianceBecomesABlobThatIsPlainCanonicalJson() throws Exception {
    String large = snapshot(covariance(101));

    ObjectNode sent = publish(large);

    assertThat(sent.has("covariance")).isFalse();
    String ref = sent.path("covariance_ref").textValue();
    assertThat(ref).startsWith("file://" + blobs).contains("/w/%C3%A9%3A1-covariance.");
    String blob = Files.readString(Path.of(ref.substring("file://".length())));
    assertThat(blob)
        .isEqualTo(CanonicalJson.write(StrictJson.parse(large).path("covariance")))
        .startsWith("{\"s0,t\":0.01,");
  }

  @Test
  void whatIsSentIsHashedAndComplete() throws Exception {
    ObjectNode sent = publish(snapshot(covariance(101)));

    assertThat(sent.path("ttl_sec").intValue()).isEqualTo(900);
    assertThat(CanonicalJson.write(sent.path("provenance")))
        .isEqualTo("{\"actor\":\"gateway\",\"stage\":\"live\"}");
    assertThat(sent.path("hash").textValue())
        .isEqualTo(StableHash.of(Algorithm.BLAKE3, sent).toString());
    assertThat(sent.has("created_at")).as("the hub's clock decides").isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"covariance", "realized_returns", "stress"})
  void asMuchAsTheThresholdStaysAndOneMoreGoes(String field) throws Exception {
    String atThreshold = snapshot(field(field, 100));

    publish(atThreshold);

    assertThat(server.requests().getLast().body()).isEqualTo(atThreshold);
    assertThat(blobs()).isEmpty();
    assertThat(publish(snapshot(field(field, 101))).has(field + "_ref")).isTrue();
    assertThat(blobs()).hasSize(1);
  }

  @Test
  void theThresholdIsTheCallersToSet() throws Exception {
    client.close();
    client = client().inlineCovThreshold(0).build();

    ObjectNode sent =
        publish(
            snapshot(
                String.join(",", field("covariance", 1), field("stress", 1), field("returns", 2))));

    assertThat(sent.has("covariance_ref")).isTrue();
    assertThat(sent.has("stress_ref")).isTrue();
    assertThat(sent.has("realized_returns_ref")).isTrue();
    assertThat(blobs()).hasSize(3);
  }

  @Test
  void theSameSnapshotAgainMakesTheSameBlobAndTheSameBytes() throws Exception {
    String large = snapshot(covariance(200));
    server.then(status(503, ""));
    publish(large);
    publish(large.replace(", ", ",\n\t"));

    assertThat(server.requests()).hasSize(3);
    assertThat(server.requests().stream().map(ScriptedServer.Request::body).distinct()).hasSize(1);
    assertThat(blobs()).hasSize(1);
  }

  @Test
  void aHashIsCheckedAsGivenAndThenThatOfWhatIsSent() throws Exception {
    String wrong = snapshot("\"hash\": \"sha256:" + "0".repeat(64) + "\", " + covariance(101));

    assertThat(client.publish(wrong)).isInstanceOf(PublishResult.Refused.class);

    assertThat(server.requests()).isEmpty();
    assertThat(blobs()).isEmpty();
    String defaults = "\"ttl_sec\":900,\"provenance\":{\"actor\":\"gateway\",\"stage\":\"live\"},";
    ObjectNode content = (ObjectNode) StrictJson.parse(snapshot(defaults + covariance(101)));
    content.put("hash", StableHash.of(Algorithm.SHA256, content).toString());
    ObjectNode sent = publish(CanonicalJson.write(content));
    assertThat(sent.path("hash").textValue())
        .isNotEqualTo(content.path("hash").textValue())
        .isEqualTo(StableHash.of(Algorithm.SHA256, sent).toString());
  }

  @Test
  void aTimeOfCreationIsKept() throws Exception {
    String now = Instant.now().toString();

    ObjectNode sent = publish(snapshot("\"created_at\":\"" + now + "\"," + covariance(101)));

    assertThat(sent.path("created_at").textValue()).isEqualTo(now);
  }

  @Test
  void aBodyFarBeyondTheHubsLimitFitsOnceItIsOffloaded() throws Exception {
    String huge = snapshot(covariance(80_200));
    assertThat(huge.length()).isGreaterThan(1 << 20);

    publish(huge);

    assertThat(server.requests().getLast().body().length()).isLessThan(4 << 10);
  }

  @Test
  void withoutAStoreItIsSentAsItIsWritten() throws Exception {
    client.close();
    client = RiskHubClient.of(server.uri()).publishAs("gateway", "live").build();
    String large = snapshot(covariance(101));

    publish(large);

    assertThat(server.requests().getLast().body()).isEqualTo(large);
  }

  @Test
  void aStoreThatFailsIsNamedAndNothingIsSent() throws Exception {
    Path file = Files.writeString(blobs.resolve("file"), "in the way");
    client.close();
    client = client().blobStore(new BlobStoreSettings.Files(file)).build();

    BlobTroubleException trouble =
        catchThrowableOfType(
            BlobTroubleException.class, () -> client.publish(snapshot(covariance(101))));

    assertThat(trouble)
        .hasMessageStartingWith("covariance of version \"é:1\" of world \"w\" cannot be put into")
        .hasMessageContaining(file.toString())
        .hasMessageEndingWith("; the snapshot was not sent, publish it again");
    assertThat(trouble.reason()).contains(BlobException.Reason.UNAVAILABLE);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void whatIsRefusedWritesNoBlob() throws Exception {
    assertThat(client.publish(snapshot("\"ttl_sec\": 0, " + covariance(101))))
        .isInstanceOf(PublishResult.Refused.class);

    assertThat(server.requests()).isEmpty();
    assertThat(blobs()).isEmpty();
  }

  /** Publishes, and gives what was sent. */
  private ObjectNode publish(String json) throws Exception {
    server.then(ok(Samples.STORED, "Risk-Hub-Outcome", "stored"));
    assertThat(client.publish(json)).isInstanceOf(PublishResult.Stored.class);
    JsonNode sent = StrictJson.parse(server.requests().getLast().body());
    return (ObjectNode) sent;
  }

  private RiskHubClientBuilder client() {
    return RiskHubClient.of(server.uri())
        .publishAs("gateway", "live")
        .backoff(Duration.ofMillis(1), Duration.ofMillis(1))
        .blobStore(new BlobStoreSettings.Files(blobs));
  }

  private List<Path> blobs() throws IOException {
    try (Stream<Path> files = Files.walk(blobs)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static String field(String name, int size) {
    return switch (name) {
      case "covariance" -> covariance(size);
      case "stress" -> Samples.stress(size);
      default -> Samples.returns(size);
    };
  }
}

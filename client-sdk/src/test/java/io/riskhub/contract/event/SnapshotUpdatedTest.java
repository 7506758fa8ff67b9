package io.riskhub.contract.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.blob.ContentDigest.Algorithm;
import io.riskhub.contract.ContractLimits;
import io.riskhub.contract.Snapshot;
import io.riskhub.contract.Submission;
import io.riskhub.contract.Verdict;
import io.riskhub.contract.json.CanonicalJson;
import io.riskhub.contract.json.StableHash;
import io.riskhub.contract.json.StrictJson;
import io.riskhub.contract.validation.SnapshotContract;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SnapshotUpdatedTest {

  private static final UUID ID = UUID.fromString("6b1f6a52-7f0a-4a54-8a4e-2a36d1cf0f10");
  private static final Instant TIME = Instant.parse("2026-03-01T12:00:00.123456Z");

  @Test
  void isACloudEventWithTheFieldsThatConsumersAskFor() throws Exception {
    Snapshot snapshot = snapshot("");

    JsonNode event = event(snapshot);

    assertThat(event.properties().stream().map(field -> field.getKey()))
        .containsExactly(
            "specversion",
            "id",
            "source",
            "type",
            "time",
            "datacontenttype",
            "correlation_id",
            "data");
    assertThat(event.get("specversion").textValue()).isEqualTo("1.0");
    assertThat(event.get("id").textValue()).isEqualTo(ID.toString());
    assertThat(event.get("source").textValue()).isEqualTo("riskhub");
    assertThat(event.get("type").textValue()).isEqualTo("risk_snapshot_updated");
    assertThat(event.get("time").textValue()).isEqualTo("2026-03-01T12:00:00.123456Z");
    assertThat(event.get("datacontenttype").textValue()).isEqualTo("application/json");
    assertThat(event.get("correlation_id").textValue())
        .isEqualTo("risk_snapshot:세계 \"1\":" + snapshot.digest());
  }

  @Test
  void carriesTheStoredSnapshotAndTwoFieldsMore() throws Exception {
    Snapshot snapshot = snapshot("\"memo\":{\"event_version\":7},\"big\":12345678901234567890");

    ObjectNode data = (ObjectNode) event(snapshot).get("data");

    assertThat(data.remove("event_version").intValue()).isEqualTo(1);
    assertThat(data.remove("idempotency_key").textValue())
        .isEqualTo("risk_snapshot_updated:세계 \"1\":" + snapshot.digest() + ":1");
    assertThat(CanonicalJson.write(data)).isEqualTo(snapshot.json());
  }

  @Test
  void namesTheHashAsItsProducerWroteIt() throws Exception {
    ObjectNode stored = (ObjectNode) StrictJson.parse(snapshot("").json());
    String sha256 = StableHash.of(Algorithm.SHA256, stored).toString();
    Snapshot snapshot = snapshot("\"hash\":\"" + sha256 + "\"");

    JsonNode event = event(snapshot);

    assertThat(event.get("correlation_id").textValue()).endsWith(":" + sha256);
    assertThat(event.get("data").get("idempotency_key").textValue()).endsWith(sha256 + ":1");
    assertThat(DedupeKey.of(snapshot)).isEqualTo(DedupeKey.of(snapshot("")));
  }

  @Test
  void aProducersFieldsOfTheSameNamesGiveWay() throws Exception {
    Snapshot snapshot = snapshot("\"event_version\":7,\"idempotency_key\":\"mine\"");

    JsonNode data = event(snapshot).get("data");

    assertThat(data.get("event_version").intValue()).isEqualTo(1);
    assertThat(data.get("idempotency_key").textValue()).startsWith("risk_snapshot_updated:");
  }

  @Test
  void aNameOfAnyLengthCannotKeepASnapshotFromBeingAnnounced() throws Exception {
    Snapshot snapshot = snapshot("\"" + "n".repeat(100_000) + "\":[{\"hash\":1}]");

    assertThat(event(snapshot).get("correlation_id").textValue()).endsWith(":" + snapshot.digest());
  }

  @Test
  void theDedupeKeyJoinsWhatTellsSnapshotsApart() {
    Snapshot snapshot = snapshot("");

    assertThat(DedupeKey.of(snapshot))
        .isEqualTo("세계 \"1\"|v:1|" + snapshot.digest() + "|gateway|live");
  }

  /** Read by the strict parser, which takes no name twice. */
  private static JsonNode event(Snapshot snapshot) throws Exception {
    return StrictJson.parse(SnapshotUpdated.of(ID, TIME, snapshot).toJson());
  }

  private static Snapshot snapshot(String moreFields) {
    String body =
        "{\"world_id\":\"세계 \\\"1\\\"\",\"version\":\"v:1\",\"as_of\":\"2026-02-28\",\"weights\":{\"a\":1.0}%s}"
            .formatted(moreFields.isEmpty() ? "" : "," + moreFields);
    Verdict verdict =
        new SnapshotContract(ContractLimits.DEFAULT)
            .check(
                body.getBytes(StandardCharsets.UTF_8),
                new Submission(null, "gateway", "live", TIME));
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    return ((Verdict.Accepted) verdict).snapshot();
  }
}

package io.riskhub.contract.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.blob.ContentDigest.Algorithm;
import io.riskhub.contract.ContractLimits;
import io.riskhub.contract.Snapshot;
import io.riskhub.contract.Submission;
import io.riskhub.contract.json.CanonicalJson;
import io.riskhub.contract.json.MalformedJsonException;
import io.riskhub.contract.json.StableHash;
import io.riskhub.contract.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is stored is what every reader gets, and what the hub must be able to check again. */
class StoredJsonTest {

  private static final SnapshotContract CONTRACT = new SnapshotContract(ContractLimits.DEFAULT);

  static List<String> samples() throws IOException {
    try (InputStream in =
        requireNonNull(StoredJsonTest.class.getResourceAsStream("/us-tech.ndjson"))) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    }
  }

  static List<String> odd() {
    Body body = Body.minimal();
    return List.of(
        body.text(),
        body.with("hash", "\"" + sha256OfMinimal() + "\"").text(),
        body.with("created_at", "\"2026-01-15T20:59:00.5+09:00\"").text(),
        body.with("realized_returns", "{\" b \":[1,2],\"a\":[-0,1e22,9007199254740993]}").text(),
        body.with("stress_ref", "\" s3://blobs/w/v-stress." + "0f".repeat(32) + ".json \"").text(),
        body.with("weights", "{\"z\":1e40,\"b\":1,\"a\":-1e40,\"m\":1e-400}").text(),
        body.with("weights", "{\"전략\":0.5,\"😀\":0.25,\"～\":0.25}").text(),
        body.with("x", "[1.50,-0,-0.0,1E5,5e-324,\"\\u007f\\/\",{\"b\":{},\"a\":[]}]").text());
  }

  @Test
  void thereAre32Samples() throws IOException {
    assertThat(samples()).hasSize(32);
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource({"samples", "odd"})
  void isCanonicalAndCarriesItsOwnHash(String text) throws MalformedJsonException {
    Snapshot snapshot = check(text);
    ObjectNode stored = (ObjectNode) StrictJson.parse(snapshot.json());

    assertThat(CanonicalJson.write(stored)).isEqualTo(snapshot.json());
    assertThat(StableHash.of(Algorithm.BLAKE3, stored)).isEqualTo(snapshot.digest());
    assertThat(stored.path("hash").textValue())
        .isIn(snapshot.digest().toString(), StableHash.of(Algorithm.SHA256, stored).toString());
    assertThat(stored.path("created_at").isTextual()).isTrue();
    assertThat(stored.path("world_id").textValue()).isEqualTo(snapshot.key().worldId());
    assertThat(stored.path("provenance").path("actor").textValue()).isEqualTo("gateway");
    assertThat(stored.path("provenance").path("stage").textValue()).isEqualTo("live");
    assertThat(stored.path("ttl_sec").intValue()).isEqualTo(900);
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource({"samples", "odd"})
  void passesTheSameCheckAgainUnchanged(String text) {
    Snapshot snapshot = check(text);

    assertThat(check(snapshot.json())).isEqualTo(snapshot);
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource({"samples", "odd"})
  void hasTheSameDigestWhenSentAgainLater(String text) {
    assertThat(check(text, Body.NOW.plusSeconds(60)).digest()).isEqualTo(check(text).digest());
  }

  @Test
  void keepsTheSamplesFiguresAsSent() throws IOException, MalformedJsonException {
    for (String line : samples()) {
      ObjectNode sent = (ObjectNode) StrictJson.parse(line);
      ObjectNode stored = (ObjectNode) StrictJson.parse(check(line).json());

      for (String field : List.of("weights", "covariance", "realized_returns", "stress")) {
        assertThat(stored.get(field)).isEqualTo(sent.get(field));
      }
    }
  }

  private static String sha256OfMinimal() {
    try {
      ObjectNode stored = (ObjectNode) StrictJson.parse(Body.minimal().accepted().json());
      return StableHash.of(Algorithm.SHA256, stored).toString();
    } catch (MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }

  private static Snapshot check(String text) {
    return check(text, Body.NOW);
  }

  private static Snapshot check(String text, Instant now) {
    return Body.accepted(
        CONTRACT.check(text.getBytes(UTF_8), new Submission(null, "gateway", "live", now)));
  }
}

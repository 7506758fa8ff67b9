package io.riskhub.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.blob.BlobRef;
import io.riskhub.testkit.Caller;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a hub answers where the fields behind refs are asked for. */
abstract class ExpandContract extends HubOnRealStore {

  @Test
  void expandPutsTheBlobsOfAStoredSnapshotInTheirCanonicalPlaces() throws Exception {
    byte[] covariance = covariance(3_000);
    String refs =
        "\"covariance_ref\":\"%s\",\"covariance_model\":\"ewma\",\"realized_returns_ref\":\" %s\",\"stress_ref\":\"%s\",\"z\":\"é\""
            .formatted(
                put("covariance", covariance),
                put("realized_returns", "{\"a\": [0.25, 1]}\n"),
                put("stress", "{\"crash\":{\"dd_max\":0.3}}"));

    HttpResponse<String> stored = push("v1", refs);

    assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
    assertThat(stored.body()).doesNotContain("\"covariance\":");
    HttpResponse<String> expanded = get(LATEST + "?expand=true");
    assertThat(expanded.statusCode()).isEqualTo(200);
    assertThat(expanded.body())
        .isEqualTo(
            stored
                .body()
                .replace(
                    "\"covariance_model\"",
                    "\"covariance\":"
                        + new String(covariance, StandardCharsets.US_ASCII)
                        + ",\"covariance_model\"")
                .replace(
                    "\"realized_returns_ref\"",
                    "\"realized_returns\":{\"a\": [0.25, 1]}\n,\"realized_returns_ref\"")
                .replace(
                    "\"stress_ref\"", "\"stress\":{\"crash\":{\"dd_max\":0.3}},\"stress_ref\""));
    assertThat(JSON.readTree(expanded.body()).path("covariance").size()).isEqualTo(3_000);
    for (String path :
        List.of("/lookup?version=v1&expand=true", "/lookup?as_of=" + AS_OF + "&expand=true")) {
      assertThat(get(Caller.snapshots("us-tech") + path).body()).isEqualTo(expanded.body());
    }
    assertThat(get(LATEST).body()).isEqualTo(stored.body());
  }

  @Test
  void anExpandedAnswerHasATagOfItsOwnThatIsComparedWithoutTheBlob() throws Exception {
    BlobRef ref = put("stress", "{}");
    push("v1", "\"stress_ref\":\"" + ref + "\"");
    String plain = get(LATEST).headers().firstValue("ETag").orElseThrow();
    String expanded = get(LATEST + "?expand=true").headers().firstValue("ETag").orElseThrow();
    assertThat(expanded).isNotEqualTo(plain);

    fixture.store().delete(ref);

    assertThat(tagged(LATEST + "?expand=true", expanded).statusCode()).isEqualTo(304);
    assertThat(tagged(LATEST + "?expand=true", plain).statusCode()).isEqualTo(502);
    assertThat(tagged(LATEST, plain).statusCode()).isEqualTo(304);
    assertThat(tagged(LATEST, expanded).statusCode()).isEqualTo(200);
  }

  @Test
  void namesOfAnyLengthStandBesideRefs() throws Exception {
    String ref = "\"stress_ref\":\"" + put("stress", "{}") + "\"";
    String longName = "\"" + "n".repeat(60_000) + "\":1";

    HttpResponse<String> stored = push("v1", longName + "," + ref);

    assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
    assertThat(get(LATEST + "?expand=true").body())
        .isEqualTo(stored.body().replace("\"stress_ref\"", "\"stress\":{},\"stress_ref\""));
  }

  @Test
  void whatHasNoRefsIsTheSameWithExpand() {
    push("v1", "\"stress\":{}");

    HttpResponse<String> expanded = get(LATEST + "?expand=true");

    assertThat(expanded.body()).isEqualTo(get(LATEST).body());
    assertThat(expanded.headers().firstValue("ETag"))
        .isEqualTo(get(LATEST).headers().firstValue("ETag"));
  }

  @Test
  void damagedBlobsAreNamedAsWhatTheyAreByExpandAndThePlainAnswerGoesOn() throws Exception {
    byte[] covariance = covariance(5_000);
    BlobRef ref = put("covariance", covariance);
    push("v1", "\"covariance_ref\":\"" + ref + "\"");
    String plain = get(LATEST).body();

    byte[] other = covariance.clone();
    other[other.length - 3]++;
    fixture.overwrite(ref, other);
    unreadable(LATEST + "?expand=true", ref, "changed");
    fixture.overwrite(ref, Arrays.copyOf(covariance, covariance.length - 1));
    unreadable(LATEST + "?expand=true", ref, "cut");
    fixture.store().delete(ref);
    unreadable(LATEST + "?expand=true", ref, "gone");
    unreadable(Caller.snapshots("us-tech") + "?expand=true", ref, "gone");

    assertThat(get(LATEST).body()).isEqualTo(plain);
    assertThat(put("covariance", covariance)).isEqualTo(ref);
    assertThat(get(LATEST + "?expand=true").statusCode()).isEqualTo(200);
  }

  @Test
  void listsAreExpandedOrRefusedAsAWhole() throws Exception {
    for (int i = 0; i < 25; i++) {
      String field =
          i % 2 == 0
              ? "\"stress_ref\":\"" + put("stress", "{\"s" + i + "\":{}}") + "\""
              : "\"stress\":{\"s%d\":{\"memo\":\"%s\"}}".formatted(i, "x".repeat(20_000));
      assertThat(push("v" + (10 + i), field).statusCode()).isEqualTo(200);
    }
    String path = Caller.snapshots("us-tech") + "?expand=true&limit=";

    JsonNode list = JSON.readTree(get(path + "100").body()).path("snapshots");

    assertThat(list.size()).isEqualTo(25);
    for (int i = 0; i < 25; i++) {
      assertThat(list.get(i).path("stress").has("s" + (24 - i))).isTrue();
    }
    assertThat(get(path + "101").statusCode()).isEqualTo(400);
    fixture.store().delete(BlobRef.of(list.get(24).path("stress_ref").textValue()));
    HttpResponse<String> refused = get(path + "100");
    assertThat(refused.statusCode()).isEqualTo(502);
    assertThat(refused.body()).contains("version \\\"v10\\\"", "(gone)");
    assertThat(get(path + "24").statusCode()).isEqualTo(200);
  }

  @Test
  void aBlobThatIsLostWhileItIsSentBreaksTheConnection() throws Exception {
    byte[] covariance = covariance(60_000);
    BlobRef ref = put("covariance", covariance);
    push("v1", "\"covariance_ref\":\"" + ref + "\"");
    byte[] other = covariance.clone();
    other[other.length - 2]++;
    store.beforeOpening(2, () -> fixture.overwrite(ref, other));

    assertThatThrownBy(() -> get(LATEST + "?expand=true")).isInstanceOf(UncheckedIOException.class);

    unreadable(LATEST + "?expand=true", ref, "changed");
  }

  @Test
  void aBlobThatIsLostBeforeAnythingIsSentIsStillTold() throws Exception {
    BlobRef ref = put("stress", "{}");
    push("v1", "\"stress_ref\":\"" + ref + "\"");
    store.beforeOpening(2, () -> fixture.store().delete(ref));

    HttpResponse<String> answer = get(LATEST + "?expand=true");

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).contains("gone");
    assertThat(answer.headers().firstValue("ETag")).isEmpty();
  }

  private void unreadable(String path, BlobRef ref, String reason) {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(502);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(fields(answer)).containsExactly("covariance_ref");
    assertThat(messages(answer).getFirst())
        .startsWith("cannot be read (" + reason + ")")
        .contains(ref.toString());
  }
}

package io.riskhub.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.contract.ForeignRefs;
import io.riskhub.blob.contract.StoreFixture;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.Scrape;
import io.riskhub.testkit.Snapshots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a hub does with refs and blobs, over a real port and a real store of each kind. */
abstract class BlobRefsContract {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String AS_OF = "2026-03-01T12:00:00Z";
  private static final String LATEST = Caller.snapshots("us-tech") + "/latest";

  @TempDir private Path directory;
  private StoreFixture fixture;
  private SabotagedStore store;
  private HubOnStore hub;

  abstract StoreFixture fixture(Path folder) throws IOException;

  @BeforeEach
  void start() throws IOException {
    fixture = fixture(directory.resolve("store"));
    store = new SabotagedStore(fixture.store());
    hub = new HubOnStore(directory.resolve("data"), store);
  }

  @AfterEach
  void stop() throws IOException {
    hub.close();
    fixture.close();
  }

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
  void whatHasNoRefsIsTheSameWithExpand() {
    push("v1", "\"stress\":{}");

    HttpResponse<String> expanded = get(LATEST + "?expand=true");

    assertThat(expanded.body()).isEqualTo(get(LATEST).body());
    assertThat(expanded.headers().firstValue("ETag"))
        .isEqualTo(get(LATEST).headers().firstValue("ETag"));
  }

  @Test
  void aThousandForeignRefsAreRefusedAndNeverOpened() throws Exception {
    BlobRef own = put("covariance", covariance(5));
    Random random = new Random(20_260_301);
    List<String> foreign =
        Stream.concat(
                fixture.foreignRefs(own, random),
                Stream.generate(() -> ForeignRefs.any(own, random)).limit(1_200))
            // What is no Unicode is no JSON either.
            .filter(text -> !text.equals(own.toString()) && !text.contains("\ud800"))
            .toList();
    assertThat(foreign).hasSizeGreaterThan(1_000);
    long before = fixture.opens();

    for (String text : foreign) {
      HttpResponse<String> refused =
          push("v1", "\"covariance_ref\":" + JSON.writeValueAsString(text));
      assertThat(refused.statusCode()).as(text).isEqualTo(422);
      assertThat(fields(refused)).as(text).containsExactly("covariance_ref");
      assertThat(refused.body()).as(text).hasSizeLessThan(5_000);
    }

    assertThat(fixture.opens()).isEqualTo(before);
    assertThat(get(LATEST).statusCode()).isEqualTo(404);
    assertThat(push("v1", "\"covariance_ref\":\"" + own + "\"").statusCode()).isEqualTo(200);
    assertThat(fixture.opens()).as("an opening is counted").isGreaterThan(before);
  }

  @Test
  void allRefsAreRefusedTogetherWithWhatElseIsWrong() {
    HttpResponse<String> refused =
        push(
            "v1",
            "\"ttl_sec\":0,\"covariance_ref\":\"file:///etc/passwd\",\"realized_returns_ref\":\"http://h/\",\"stress_ref\":\"x\"");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(fields(refused))
        .containsExactlyInAnyOrder(
            "ttl_sec", "covariance_ref", "realized_returns_ref", "stress_ref");
  }

  @Test
  void damagedBlobsAreNamedAsWhatTheyAreAtPushAndNothingIsStored() throws Exception {
    byte[] covariance = covariance(5_000);
    BlobRef changed = put("covariance", covariance);
    byte[] other = covariance.clone();
    other[60_000]++;
    fixture.overwrite(changed, other);
    BlobRef cut = put("realized_returns", "[" + "0.5,".repeat(40_000) + "1]");
    fixture.overwrite(cut, ("[" + "0.5,".repeat(30_000)).getBytes(StandardCharsets.US_ASCII));
    BlobRef gone = put("stress", "{}");
    fixture.store().delete(gone);
    String refs =
        "\"covariance_ref\":\"%s\",\"realized_returns_ref\":\"%s\",\"stress_ref\":\"%s\""
            .formatted(changed, cut, gone);

    for (String query : List.of("", "?dry_run=true")) {
      HttpResponse<String> refused = push("v1", refs, query);
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
      assertThat(fields(refused))
          .containsExactly("covariance_ref", "realized_returns_ref", "stress_ref");
      assertThat(messages(refused).get(0)).startsWith("cannot be read (changed): ");
      assertThat(messages(refused).get(1)).startsWith("cannot be read (cut): ");
      assertThat(messages(refused).get(2)).startsWith("cannot be read (gone): ");
    }
    assertThat(get(LATEST).statusCode()).isEqualTo(404);
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
  void theSameContentAgainIsADuplicateWhateverBecameOfItsBlob() throws Exception {
    BlobRef ref = put("stress", "{}");
    String refs = "\"stress_ref\":\"" + ref + "\"";
    push("v1", refs);
    fixture.store().delete(ref);

    for (String query : List.of("", "?dry_run=true")) {
      HttpResponse<String> again = push("v1", refs, query);
      assertThat(again.statusCode()).isEqualTo(200);
      assertThat(again.headers().firstValue("Risk-Hub-Outcome")).contains("duplicate");
      assertThat(push("v1", refs + ",\"z\":1", query).statusCode()).isEqualTo(409);
    }
    assertThat(push("v2", refs).statusCode()).isEqualTo(422);
  }

  @Test
  void aBlobThatHoldsWhatTheFieldMayNotIsRefused() throws Exception {
    assertRefused("covariance", "not json", "names a blob that is not valid JSON");
    assertRefused("covariance", "{\"a,a\":1", "names a blob that is not valid JSON");
    assertRefused("covariance", "{\"a,a\":1,\"a,a\":2}", "names a blob that is not valid JSON");
    assertRefused("covariance", "[1]", "names a blob in which covariance is no object");
    assertRefused("covariance", "{\"a\":1}", "names a blob in which covariance.a is not a pair");
    assertRefused(
        "realized_returns", "[true]", "names a blob in which realized_returns[0] is no number");
    assertRefused("stress", "7", "names a blob in which stress is no object");
  }

  @Test
  void aBlobMayBeSharedByVersions() throws Exception {
    BlobRef ref = put("stress", "{}");

    assertThat(push("v1", "\"stress_ref\":\"" + ref + "\"").statusCode()).isEqualTo(200);
    assertThat(push("v2", "\"stress_ref\":\"" + ref + "\"").statusCode()).isEqualTo(200);
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

  @Test
  void whatBecomesOfBlobsIsCountedFromZero() throws Exception {
    Scrape before = Scrape.of(hub.caller());
    for (String outcome : List.of("ok", "gone", "cut", "changed", "unavailable")) {
      assertThat(before.counters()).containsEntry(reads(outcome), 0L);
    }
    BlobRef ref = put("stress", "{}");
    push("v1", "\"stress_ref\":\"" + ref + "\"");
    get(LATEST + "?expand=true");
    fixture.store().delete(ref);
    get(LATEST + "?expand=true");

    Scrape after = Scrape.of(hub.caller());
    assertThat(after.value(reads("ok"))).isEqualTo(3);
    assertThat(after.value(reads("gone"))).isEqualTo(1);
  }

  private String reads(String outcome) {
    return "risk_hub_blob_requests_total{op=\"read\",outcome=\"%s\",store=\"%s\"}"
        .formatted(outcome, fixture.store().scheme().start().replace("://", ""));
  }

  private void assertRefused(String field, String blob, String message) throws IOException {
    HttpResponse<String> refused =
        push("v1", "\"%s_ref\":\"%s\"".formatted(field, put(field, blob)));

    assertThat(refused.statusCode()).as(blob).isEqualTo(422);
    assertThat(messages(refused)).hasSize(1);
    assertThat(messages(refused).getFirst()).startsWith(message);
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

  private BlobRef put(String field, String json) throws IOException {
    return put(field, json.getBytes(StandardCharsets.UTF_8));
  }

  private BlobRef put(String field, byte[] json) throws IOException {
    return fixture.store().put("us-tech", "2026-03-01", field, json, Duration.ofMinutes(15));
  }

  /** So many different pairs, about 20 bytes each. */
  private static byte[] covariance(int pairs) {
    return IntStream.range(0, pairs)
        .mapToObj(pair -> "\"a%d,b%d\":%s".formatted(pair, pair, pair / 1024.0))
        .collect(Collectors.joining(",", "{", "}"))
        .getBytes(StandardCharsets.US_ASCII);
  }

  private HttpResponse<String> push(String version, String moreFields) {
    return push(version, moreFields, "");
  }

  private HttpResponse<String> push(String version, String moreFields, String query) {
    Caller caller = hub.caller();
    return caller.send(
        caller
            .request(Caller.snapshots("us-tech") + query)
            .header("X-Actor", "gateway")
            .header("X-Stage", "live")
            .POST(BodyPublishers.ofString(Snapshots.body("us-tech", version, AS_OF, moreFields))));
  }

  private HttpResponse<String> get(String path) {
    return hub.caller().get(path);
  }

  private HttpResponse<String> tagged(String path, String etag) {
    return hub.caller().send(hub.caller().request(path).header("If-None-Match", etag));
  }

  private static List<String> fields(HttpResponse<String> problem) {
    return violations(problem).map(violation -> violation.path("field").asText()).toList();
  }

  private static List<String> messages(HttpResponse<String> problem) {
    return violations(problem).map(violation -> violation.path("message").asText()).toList();
  }

  private static Stream<JsonNode> violations(HttpResponse<String> problem) {
    try {
      return JSON.readTree(problem.body()).path("violations").valueStream();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.riskhub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.blob.BlobRef;
import io.riskhub.blob.contract.ForeignRefs;
import io.riskhub.testkit.Scrape;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a hub makes of the refs of a push. */
abstract class PushedRefsContract extends HubOnRealStore {

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
}

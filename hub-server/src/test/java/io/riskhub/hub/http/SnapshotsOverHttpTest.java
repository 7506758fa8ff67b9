package io.riskhub.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.testkit.Caller;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Snapshots;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotsOverHttpTest {

  @TempDir private Path directory;
  private RunningHub hub;
  private Caller caller;

  @BeforeEach
  void start() {
    hub = RunningHub.embedded(directory);
    caller = hub.caller();
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void aStoredSnapshotIsAnsweredAndReadBackByteForByte() {
    HttpResponse<String> pushed = push("v1", "2026-01-01");

    assertThat(pushed.statusCode()).isEqualTo(200);
    assertThat(outcome(pushed)).isEqualTo("stored");
    HttpResponse<String> latest = caller.latest("w");
    assertThat(latest.body()).isEqualTo(pushed.body());
    assertThat(latest.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(latest.headers().firstValue("ETag"))
        .isEqualTo(pushed.headers().firstValue("ETag"))
        .isPresent();
  }

  @Test
  void theSameContentAgainIsAnsweredAsADuplicateWithTheStoredSnapshot() {
    HttpResponse<String> first = push("v1", "2026-01-01");
    HttpResponse<String> again = push("v1", "2026-01-01");

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(outcome(again)).isEqualTo("duplicate");
    assertThat(again.body()).isEqualTo(first.body());
  }

  @Test
  void otherContentUnderTheSameVersionIsAConflict() {
    push("v1", "2026-01-01");
    HttpResponse<String> other = push("v1", "2026-01-02");

    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(other.body()).contains("version \\\"v1\\\"").contains("new version");
    assertThat(caller.latest("w").body()).contains("\"as_of\":\"2026-01-01\"");
  }

  @Test
  void aDryRunSaysWhatAPushWouldAndStoresNothing() {
    assertThat(outcome(dryRun("v1", "2026-01-01"))).isEqualTo("stored");
    assertThat(caller.latest("w").statusCode()).isEqualTo(404);
    push("v1", "2026-01-01");
    assertThat(outcome(dryRun("v1", "2026-01-01"))).isEqualTo("duplicate");
    assertThat(dryRun("v1", "2026-01-02").statusCode()).isEqualTo(409);
    assertThat(dryRun("v2", "tomorrow").statusCode()).isEqualTo(422);
  }

  @Test
  void anOlderSnapshotNeverHidesANewerOne() {
    push("newer", "2026-01-02");
    assertThat(caller.latest("w").body()).contains("\"version\":\"newer\"");
    push("older", "2026-01-01");
    assertThat(caller.latest("w").body()).contains("\"version\":\"newer\"");
  }

  @Test
  void latestHonoursStageAndActor() {
    push("v1", "2026-01-01");
    String latest = Caller.snapshots("w") + "/latest";

    assertThat(caller.get(latest + "?stage=LIVE&actor=gateway").statusCode()).isEqualTo(200);
    assertThat(caller.get(latest + "?stage=paper").statusCode()).isEqualTo(404);
    assertThat(caller.get(latest + "?actor=other").statusCode()).isEqualTo(404);
  }

  @Test
  void lookupFindsByVersionAndByInstantWhateverItsOffset() {
    push("v1", "2026-01-01T00:00:00Z");
    push("v2", "2026-01-02T00:00:00Z");

    assertThat(lookup("version=v1").body()).contains("\"version\":\"v1\"");
    assertThat(lookup("version=v3").statusCode()).isEqualTo(404);
    assertThat(lookup("as_of=2026-01-02T08:59:59%2B09:00").body()).contains("\"version\":\"v1\"");
    assertThat(lookup("as_of=2026-01-02T09:00:00%2B09:00").body()).contains("\"version\":\"v2\"");
    assertThat(lookup("as_of=2025-12-31").statusCode()).isEqualTo(404);
  }

  @Test
  void listsNewestFirstInPages() {
    for (int day = 1; day <= 5; day++) {
      push("v" + day, "2026-01-0" + day);
    }
    String newest = caller.get(Caller.snapshots("w") + "?limit=2").body();
    String next = caller.get(Caller.snapshots("w") + "?limit=2&before=2026-01-04").body();

    assertThat(newest).startsWith("{\"snapshots\":[{").contains("v5", "v4").doesNotContain("v3");
    assertThat(next).contains("v3", "v2").doesNotContain("v4", "v1");
    for (int minute = 10; minute < 45; minute++) {
      push("w" + minute, "2026-02-01T00:" + minute);
    }
    assertThat(caller.get(Caller.snapshots("w") + "?limit=33").body().split("\"as_of\""))
        .hasSize(34);
    assertThat(caller.get(Caller.snapshots("nothing")).body()).isEqualTo("{\"snapshots\":[]}");
  }

  @Test
  void worldsShowTheirNewestSnapshotAndItsLag() {
    push("v1", "2026-01-01");

    assertThat(caller.get("/risk-hub/worlds").body())
        .contains("\"world_id\":\"w\"", "\"version\":\"v1\"", "\"stage\":\"live\"")
        .contains("\"actor\":\"gateway\"", "\"expired\":false", "\"lag_seconds\":")
        .contains("\"as_of\":\"2026-01-01T00:00:00Z\"");
  }

  @Test
  void aReaderWhoHasTheSnapshotIsToldThatItIsUnchanged() {
    String etag = push("v1", "2026-01-01").headers().firstValue("ETag").orElseThrow();

    for (String tags : new String[] {etag, "\"x\", W/" + etag, "*"}) {
      HttpResponse<String> answer = latestUnless(tags);
      assertThat(answer.statusCode()).isEqualTo(304);
      assertThat(answer.body()).isEmpty();
      assertThat(answer.headers().firstValue("ETag")).contains(etag);
    }
    assertThat(latestUnless("\"blake3:00\"").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"세계 하나", "a;b=c", "a+b", "100%", "😀", "a:b?c#d", "%2e%2e", " ", "\u2028"})
  void aWorldAndAVersionMayHaveAnyLetters(String world) {
    String body = Snapshots.body(world, world, "2026-01-01", "");

    assertThat(caller.push(world, body).statusCode()).isEqualTo(200);

    assertThat(caller.latest(world).statusCode()).isEqualTo(200);
    String lookup = Caller.snapshots(world) + "/lookup?version=" + Caller.encode(world);
    assertThat(caller.get(lookup).statusCode()).isEqualTo(200);
  }

  @Test
  void everythingIsStillThereAfterARestart() {
    String before = push("v1", "2026-01-01").body();
    hub.close();

    hub = RunningHub.embedded(directory);
    caller = hub.caller();

    assertThat(caller.latest("w").body()).isEqualTo(before);
    assertThat(outcome(push("v1", "2026-01-01"))).isEqualTo("duplicate");
  }

  @Test
  void anOlderSnapshotThatComesFirstAfterARestartDoesNotHideANewerOne() {
    push("newer", "2026-01-02");
    hub.close();

    hub = RunningHub.embedded(directory);
    caller = hub.caller();
    push("older", "2026-01-01");

    assertThat(caller.latest("w").body()).contains("\"version\":\"newer\"");
  }

  private HttpResponse<String> push(String version, String asOf) {
    return caller.push("w", Snapshots.body("w", version, asOf, ""));
  }

  private HttpResponse<String> dryRun(String version, String asOf) {
    return caller.send(
        caller
            .request(Caller.snapshots("w") + "?dry_run=true")
            .header("X-Actor", "gateway")
            .header("X-Stage", "live")
            .POST(BodyPublishers.ofString(Snapshots.body("w", version, asOf, ""))));
  }

  private HttpResponse<String> latestUnless(String tags) {
    return caller.send(
        caller.request(Caller.snapshots("w") + "/latest").header("If-None-Match", tags));
  }

  private HttpResponse<String> lookup(String query) {
    return caller.get(Caller.snapshots("w") + "/lookup?" + query);
  }

  private static String outcome(HttpResponse<String> answer) {
    return answer.headers().firstValue("Risk-Hub-Outcome").orElse("none");
  }
}

package io.riskhub.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.contract.json.MalformedJsonException;
import io.riskhub.contract.json.StrictJson;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Snapshots;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivationOverHttpTest {

  private static final String MOMENTUM =
      "{\"strategy_id\":\"momentum\",\"side\":\"long\",\"active\":true,\"weight\":3,"
          + "\"ts\":\"2026-03-01T11:00:00Z\",\"run_id\":\"r1\"}";
  private static final String CARRY =
      "{\"strategy_id\":\"carry\",\"side\":\"short\",\"active\":true,\"weight\":1}";

  @TempDir private Path directory;
  private RunningHub hub;

  @BeforeEach
  void start() {
    hub =
        RunningHub.start(
            RunningHub.config(directory), "s3cret", Clock.fixed(Snapshots.NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void aChangeIsAnsweredWithItsEtagAndReadAgain() {
    HttpResponse<String> changed = put("us-tech", MOMENTUM);

    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(etag(changed)).isEqualTo("\"act:us-tech:momentum:long:1\"");
    assertThat(changed.body())
        .isEqualTo(
            """
            {"active":true,"drain":false,"effective_mode":null,"etag":"act:us-tech:momentum:long:1",\
            "freeze":false,"run_id":"r1","side":"long","strategy_id":"momentum",\
            "ts":"2026-03-01T11:00:00Z","weight":3.0,"world_id":"us-tech"}""");
    HttpResponse<String> read = get("us-tech", "?strategy_id=momentum&side=long");
    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(read.body()).isEqualTo(changed.body());
    assertThat(etag(read)).isEqualTo(etag(changed));
  }

  @Test
  void aChangeMakesASnapshotOfWhatIsActive() {
    put("us-tech", MOMENTUM);
    JsonNode first = json(hub.caller().latest("us-tech"));
    assertThat(first.path("version").asText()).isEqualTo("2026-03-01T11:00:00Z-1");
    assertThat(first.path("weights").toString()).isEqualTo("{\"momentum\":1.0}");

    put("us-tech", CARRY);
    JsonNode second = json(hub.caller().latest("us-tech"));
    assertThat(second.path("version").asText()).isEqualTo("2026-03-01T12:00:00Z-2");
    assertThat(second.path("as_of").asText()).isEqualTo("2026-03-01T12:00:00Z");
    assertThat(second.path("weights").toString()).isEqualTo("{\"carry\":0.25,\"momentum\":0.75}");
    assertThat(second.path("provenance").toString())
        .isEqualTo(
            "{\"actor\":\"worldservice\",\"reason\":\"activation_update\",\"source\":\"worldservice\",\"stage\":\"live\"}");

    put("us-tech", CARRY.replace("true", "false"));
    assertThat(json(hub.caller().latest("us-tech")).path("weights").toString())
        .isEqualTo("{\"momentum\":1.0}");
    put("us-tech", MOMENTUM.replace("true", "false"));
    assertThat(versions("us-tech")).hasSize(3);
  }

  /** Their versions do not tell: -9 is greater than -10. */
  @Test
  void ofChangesThatSayTheSameInstantTheLastMakesTheNewestSnapshot() {
    hub.close();
    hub = RunningHub.start(RunningHub.config(directory), "s3cret", Clock.systemUTC());
    for (int i = 1; i <= 11; i++) {
      put("w", MOMENTUM.replace("momentum", "s" + i));
      assertThat(json(hub.caller().latest("w")).path("weights").size()).isEqualTo(i);
    }
  }

  @Test
  void theSameChangeAgainHasNoEffect() {
    HttpResponse<String> once = put("us-tech", MOMENTUM);
    HttpResponse<String> twice = put("us-tech", MOMENTUM);
    HttpResponse<String> undated = put("us-tech", CARRY);

    assertThat(twice.statusCode()).isEqualTo(200);
    assertThat(twice.body()).isEqualTo(once.body());
    assertThat(put("us-tech", CARRY).body()).isEqualTo(undated.body());
    assertThat(versions("us-tech")).hasSize(2);
    assertThat(json(get("us-tech", "")).path("version").asLong()).isEqualTo(2);
  }

  @Test
  void aChangeOfWhatSomebodyElseHasChangedIsRefused() {
    String first = etag(put("us-tech", MOMENTUM));
    String second = etag(put("us-tech", MOMENTUM.replace(":3,", ":4,"), "If-Match", first));
    HttpResponse<String> late = put("us-tech", MOMENTUM.replace(":3,", ":5,"), "If-Match", first);

    assertThat(second).isEqualTo("\"act:us-tech:momentum:long:2\"");
    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(etag(late)).isEqualTo(second);
    assertThat(json(late).path("detail").asText()).contains("act:us-tech:momentum:long:2");
    assertThat(json(get("us-tech", "?strategy_id=momentum&side=long")).path("weight").asDouble())
        .isEqualTo(4.0);
  }

  @Test
  void anEntryCanBeMadeOnlyIfItIsNotThereYet() {
    assertThat(put("w", MOMENTUM, "If-None-Match", "\"act:w:momentum:long:1\"").statusCode())
        .isEqualTo(400);
    assertThat(put("w", MOMENTUM, "If-None-Match", "*").statusCode()).isEqualTo(200);
    HttpResponse<String> late = put("w", MOMENTUM.replace(":3,", ":4,"), "If-None-Match", "*");

    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(etag(late)).isEqualTo("\"act:w:momentum:long:1\"");
    assertThat(versions("w")).hasSize(1);
  }

  @Test
  void ifMatchTakesListsAndStarsAndWhatABodySaid() {
    assertThat(put("w", MOMENTUM, "If-Match", "*").statusCode()).isEqualTo(412);
    put("w", MOMENTUM);
    assertThat(put("w", MOMENTUM.replace(":3,", ":4,"), "If-Match", "*").statusCode())
        .isEqualTo(200);
    assertThat(
            put("w", MOMENTUM.replace(":3,", ":5,"), "If-Match", "\"x\", \"act:w:momentum:long:2\"")
                .statusCode())
        .isEqualTo(200);
    assertThat(
            put("w", MOMENTUM.replace(":3,", ":6,"), "If-Match", "act:w:momentum:long:3")
                .statusCode())
        .isEqualTo(200);
    assertThat(
            put("w", MOMENTUM.replace(":3,", ":7,"), "If-Match", "W/\"act:w:momentum:long:4\"")
                .statusCode())
        .isEqualTo(412);
  }

  @Test
  void anEtagIsFitForAHeaderWhateverTheWorldIsCalled() {
    HttpResponse<String> changed = put("미국, \"기술\"", MOMENTUM);
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(json(changed).path("etag").asText()).isEqualTo("act:미국, \"기술\":momentum:long:1");
    assertThat(etag(changed))
        .isEqualTo("\"act:%EB%AF%B8%EA%B5%AD%2C%20%22%EA%B8%B0%EC%88%A0%22:momentum:long:1\"");
    assertThat(
            put("미국, \"기술\"", MOMENTUM.replace(":3,", ":4,"), "If-Match", etag(changed))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void whoDatesAChangeBackIsToldThatItsSnapshotIsNotTheNewest() {
    HttpResponse<String> first = put("w", MOMENTUM);
    HttpResponse<String> back = put("w", MOMENTUM.replace("11:00", "10:00"));

    assertThat(first.headers().firstValue("Risk-Hub-Latest")).isEmpty();
    assertThat(back.headers().firstValue("Risk-Hub-Latest")).contains("false");
    assertThat(json(hub.caller().latest("w")).path("version").asText())
        .isEqualTo("2026-03-01T11:00:00Z-1");
    assertThat(put("w", CARRY).headers().firstValue("Risk-Hub-Latest")).isEmpty();
  }

  @Test
  void whoHasTheEntryIsToldSo() {
    String etag = etag(put("us-tech", MOMENTUM));
    HttpResponse<String> known =
        send("us-tech", "?strategy_id=momentum&side=long", "If-None-Match", etag);
    assertThat(known.statusCode()).isEqualTo(304);
    assertThat(known.body()).isEmpty();
    HttpResponse<String> all = get("us-tech", "");
    assertThat(send("us-tech", "", "If-None-Match", etag(all)).statusCode()).isEqualTo(304);
    put("us-tech", CARRY);
    assertThat(send("us-tech", "", "If-None-Match", etag(all)).statusCode()).isEqualTo(200);
  }

  @Test
  void withoutAnEntryInTheQuestionAllOfTheWorldIsAnswered() {
    put("us-tech", MOMENTUM);
    put("us-tech", CARRY);

    JsonNode all = json(get("us-tech", ""));
    assertThat(all.path("world_id").asText()).isEqualTo("us-tech");
    assertThat(all.path("version").asLong()).isEqualTo(2);
    assertThat(all.path("state").path("carry").path("short").path("etag").asText())
        .isEqualTo("act:us-tech:carry:short:2");
    assertThat(all.path("state").size()).isEqualTo(2);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    put("us-tech", MOMENTUM);

    assertThat(get("us-tech", "?strategy_id=momentum&side=short").statusCode()).isEqualTo(404);
    assertThat(get("nowhere", "").statusCode()).isEqualTo(404);
    assertThat(get("us-tech", "?strategy_id=momentum").statusCode()).isEqualTo(400);
  }

  @Test
  void everyMistakeIsNamedAtOnceAndNothingIsChanged() {
    HttpResponse<String> refused =
        put(
            "us-tech",
            "{\"side\":7,\"active\":\"yes\",\"wieght\":1,\"weight\":\"1\",\"freeze\":0,\"drain\":[],"
                + "\"run_id\":\"\",\"effective_mode\":\"\\u0000\",\"ts\":\"yesterday\"}");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(json(refused).path("violations").findValuesAsText("field"))
        .containsExactlyInAnyOrder(
            "strategy_id",
            "side",
            "active",
            "wieght",
            "weight",
            "freeze",
            "drain",
            "run_id",
            "effective_mode",
            "ts");
    assertThat(get("us-tech", "").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|400",
        "{|400",
        "[]|422",
        "{\"strategy_id\":\"s\",\"strategy_id\":\"s\"}|400",
        "{\"strategy_id\":\"s\",\"side\":\"long\",\"active\":true,\"world_id\":\"another\"}|400",
        "{\"strategy_id\":\"s\",\"side\":\"long\",\"active\":true,\"weight\":1e400}|422",
        "{\"strategy_id\":\"s\",\"side\":\"long\",\"active\":true,\"weight\":-1.1e15}|422",
        "{\"strategy_id\":\"s\",\"side\":\"long\",\"active\":true,\"weight\":-1e15}|200",
        "{\"strategy_id\":\"s\",\"side\":\"long\",\"active\":true,\"ts\":\"2026-03-01T12:05:01Z\"}|422",
        "{\"strategy_id\":\"s\",\"side\":\"long\",\"active\":true,\"ts\":\"2026-03-01T12:05:00Z\"}|200",
        "{\"strategy_id\":\"s\",\"side\":\"long\",\"active\":true,\"etag\":\"act:w:s:long:1\"}|422",
        "{\"strategy_id\":\"s\",\"side\":\"long\",\"active\":true,\"weight\":null,\"world_id\":\"us-tech\"}|200",
      })
  void aBodyIsTakenOrRefusedByTheContract(String body, int status) {
    assertThat(put("us-tech", body).statusCode()).isEqualTo(status);
  }

  @Test
  void weightsOfWhichNoPortfolioCanBeMadeAreKeptWithoutASnapshot() {
    for (String weight : List.of("1e15", "-1e15", "5e-324")) {
      assertThat(
              put("w", CARRY.replace("carry", weight).replace(":1}", ":" + weight + "}"))
                  .statusCode())
          .isEqualTo(200);
    }
    assertThat(versions("w")).hasSize(1);
  }

  @Test
  void theTokenIsAskedForAtBothPaths() {
    Caller stranger = new Caller(hub.baseUri(), Optional.empty());
    for (String path :
        List.of("/risk-hub/worlds/us-tech/activation", "/worlds/us-tech/activation")) {
      assertThat(stranger.get(path).statusCode()).isEqualTo(401);
      assertThat(
              stranger
                  .send(stranger.request(path).PUT(BodyPublishers.ofString(MOMENTUM)))
                  .statusCode())
          .isEqualTo(401);
      assertThat(hub.caller().send(hub.caller().request(path).DELETE()).statusCode())
          .isEqualTo(405);
    }
    assertThat(
            hub.caller()
                .send(
                    hub.caller()
                        .request("/worlds/us-tech/activation")
                        .PUT(BodyPublishers.ofString(MOMENTUM)))
                .statusCode())
        .isEqualTo(200);
    assertThat(get("us-tech", "").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> put(String world, String body, String... headers) {
    var request =
        hub.caller()
            .request(path(world))
            .header("X-Actor", "operator")
            .PUT(BodyPublishers.ofString(body));
    return hub.caller().send(headers.length == 0 ? request : request.headers(headers));
  }

  private HttpResponse<String> get(String world, String query) {
    return hub.caller().get(path(world) + query);
  }

  private HttpResponse<String> send(String world, String query, String... headers) {
    return hub.caller().send(hub.caller().request(path(world) + query).headers(headers));
  }

  private static String path(String world) {
    return "/risk-hub/worlds/" + Caller.encode(world) + "/activation";
  }

  private List<String> versions(String world) {
    return json(hub.caller().get(Caller.snapshots(world) + "?limit=100"))
        .path("snapshots")
        .findValuesAsText("version");
  }

  private static String etag(HttpResponse<String> response) {
    return response.headers().firstValue("ETag").orElseThrow();
  }

  private static JsonNode json(HttpResponse<String> response) {
    try {
      return StrictJson.parse(response.body());
    } catch (MalformedJsonException e) {
      throw new AssertionError(response.body(), e);
    }
  }
}

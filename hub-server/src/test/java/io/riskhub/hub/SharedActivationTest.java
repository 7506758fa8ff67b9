package io.riskhub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.blob.redis.RedisAddress;
import io.riskhub.blob.redis.TestRedis;
import io.riskhub.contract.json.MalformedJsonException;
import io.riskhub.contract.json.StrictJson;
import io.riskhub.hub.redis.RedisServer;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.PostgresServer;
import io.riskhub.testkit.RunningHub;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two hubs, their clocks apart, on one PostgreSQL and one Redis, over HTTP. */
class SharedActivationTest {

  private static final int WRITERS = 50;
  private static final String PATH = "/risk-hub/worlds/us-tech/activation";

  private final TestRedis redis = TestRedis.start();
  private final HubConfig config =
      RunningHub.withRedis(
          RunningHub.postgres(PostgresServer.newDatabase(), Optional.empty()), redis.uri());
  private final RunningHub one = RunningHub.start(config, Clock.systemUTC());
  private final RunningHub other =
      RunningHub.start(config, Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-2)));

  @AfterEach
  void stop() {
    other.close();
    one.close();
    redis.close();
  }

  @Test
  void noneOfFiftyConcurrentWritersLosesItsChange() throws Exception {
    List<HttpResponse<String>> answers = putAtOnce(i -> body("s" + i), "");

    assertThat(answers).allMatch(answer -> answer.statusCode() == 200);
    assertThat(
            answers.stream()
                .map(answer -> json(answer).path("etag").asText())
                .map(etag -> etag.substring(etag.lastIndexOf(':'))))
        .as("each has a number of its own")
        .doesNotHaveDuplicates();
    for (RunningHub hub : List.of(one, other)) {
      JsonNode state = json(hub.caller().get(PATH));
      assertThat(state.path("version").asInt()).isEqualTo(WRITERS);
      assertThat(state.path("state").size()).isEqualTo(WRITERS);
    }
    JsonNode snapshots = json(one.caller().get(Caller.snapshots("us-tech") + "?limit=1000"));
    assertThat(snapshots.path("snapshots")).hasSize(WRITERS);
  }

  @Test
  void ofFiftyConcurrentChangesWithOneTsTheNewestSnapshotIsTheStateAtTheEnd() throws Exception {
    String ts = Instant.now().minusSeconds(60).toString();
    List<HttpResponse<String>> answers =
        putAtOnce(
            i -> body("s" + i % 10).replace(":1}", ":%d,\"ts\":\"%s\"}".formatted(i + 1, ts)), "");

    assertThat(answers).allMatch(answer -> answer.statusCode() == 200);
    JsonNode state = json(one.caller().get(PATH)).path("state");
    double sum = state.findValues("weight").stream().mapToDouble(JsonNode::asDouble).sum();
    for (RunningHub hub : List.of(one, other)) {
      JsonNode newest = json(hub.caller().latest("us-tech"));
      assertThat(newest.path("version").asText()).isEqualTo(ts + "-" + WRITERS);
      assertThat(newest.path("weights")).hasSize(10);
      for (Map.Entry<String, JsonNode> weight : newest.path("weights").properties()) {
        assertThat(weight.getValue().asDouble())
            .isEqualTo(state.at("/" + weight.getKey() + "/long/weight").asDouble() / sum);
      }
    }
  }

  @Test
  void whatIsNoStateInRedisIsAnsweredWithItsKeyAndWhatToDo() {
    String key = "world:us-tech:activation";
    try (RedisServer server = new RedisServer(RedisAddress.of(redis.uri()))) {
      server.commands().set(key, "{\"version\":NaN}");
    }
    HttpRequest.Builder put = one.caller().request(PATH).PUT(BodyPublishers.ofString(body("s")));
    for (HttpResponse<String> answer : List.of(one.caller().get(PATH), one.caller().send(put))) {
      assertThat(answer.statusCode()).isEqualTo(502);
      assertThat(json(answer).path("detail").asText()).contains(key, "mend it, or delete it");
    }
  }

  @Test
  void ofThoseThatHaveReadTheSameOneMayChangeIt() throws Exception {
    String etag =
        putAtOnce(i -> body("s"), "").getFirst().headers().firstValue("ETag").orElseThrow();
    List<HttpResponse<String>> answers =
        putAtOnce(i -> body("s").replace(":1}", ":" + (i + 2) + "}"), etag);

    assertThat(answers.stream().filter(answer -> answer.statusCode() == 200)).hasSize(1);
    assertThat(answers.stream().filter(answer -> answer.statusCode() == 412)).hasSize(WRITERS - 1);
    assertThat(json(one.caller().get(PATH)).path("version").asInt()).isEqualTo(2);
  }

  private static String body(String strategy) {
    return "{\"strategy_id\":\"%s\",\"side\":\"long\",\"active\":true,\"weight\":1}"
        .formatted(strategy);
  }

  /** By as many callers, over both hubs in turn. */
  private List<HttpResponse<String>> putAtOnce(IntFunction<String> bodies, String ifMatch)
      throws Exception {
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<HttpResponse<String>>> answers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        Caller caller = (i % 2 == 0 ? one : other).caller();
        HttpRequest.Builder request =
            caller.request(PATH).PUT(BodyPublishers.ofString(bodies.apply(i)));
        if (!ifMatch.isEmpty()) {
          request.header("If-Match", ifMatch);
        }
        answers.add(writers.submit(() -> caller.send(request)));
      }
      List<HttpResponse<String>> all = new ArrayList<>();
      for (Future<HttpResponse<String>> answer : answers) {
        all.add(answer.get());
      }
      return all;
    }
  }

  private static JsonNode json(HttpResponse<String> response) {
    try {
      return StrictJson.parse(response.body());
    } catch (MalformedJsonException e) {
      throw new AssertionError(response.body(), e);
    }
  }
}

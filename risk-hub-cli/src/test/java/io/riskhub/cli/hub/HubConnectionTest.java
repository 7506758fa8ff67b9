package io.riskhub.cli.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server that fails on demand, as a real hub cannot be asked to. */
class HubConnectionTest {

  private static final HubPath PATH = HubPath.of("worlds");

  private final Queue<Answer> answers = new ArrayDeque<>();
  private final List<String> requests = new ArrayList<>();
  private final List<Duration> waits = new ArrayList<>();
  private HttpServer server;
  private HubConnection hub;

  /** How the server treats one request. */
  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    hub = connect(Duration.ofSeconds(20));
  }

  @AfterEach
  void stop() {
    hub.close();
    server.stop(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 502, 503, 504})
  void whatMayPassIsTriedAgainAsTheServerAsks(int status) {
    answers.add(status(status, "busy", "Retry-After", "3"));
    answers.add(ok("{\"worlds\":[]}"));

    assertThat(hub.get(PATH)).isEqualTo(new HubAnswer.Ok("{\"worlds\":[]}", Optional.empty()));
    assertThat(waits).containsExactly(Duration.ofSeconds(3));
  }

  @Test
  void aConnectionThatBreaksIsTriedAgainWithTheSameBytes() {
    answers.add(HttpExchange::close);
    answers.add(ok("{}", "Risk-Hub-Outcome", "duplicate"));

    HubAnswer answer = hub.post(PATH, "{\"a\": 1.0,  \"é\":1}", Map.of("X-Actor", "test"));

    assertThat(answer).isEqualTo(new HubAnswer.Ok("{}", Optional.of("duplicate")));
    assertThat(requests)
        .hasSize(2)
        .allMatch(request -> request.equals("POST Bearer s3cret test {\"a\": 1.0,  \"é\":1}"));
  }

  @Test
  void tooLongAWaitIsToldAtOnce() {
    answers.add(status(503, "{\"detail\":\"the database is away\"}", "Retry-After", "120"));

    assertThat(hub.get(PATH)).isInstanceOf(HubAnswer.Unavailable.class);
    assertThat(waits).isEmpty();
    answers.add(status(503, "{\"detail\":\"the database is away\"}", "Retry-After", "120"));
    assertThat(hub.get(PATH).failure())
        .hasMessage("the database is away; it asks to come back after 2m");
  }

  @Test
  void aServerThatNeverAnswersIsGivenUpAtTheDeadline() {
    answers.add(exchange -> {});
    try (HubConnection impatient = connect(Duration.ofMillis(200))) {
      assertThat(impatient.get(PATH).failure())
          .hasMessageEndingWith("gave no answer in time (--timeout 200ms)");
    }
  }

  @Test
  void aBodyThatStallsIsGivenUpAtTheDeadline() {
    answers.add(
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
        });
    try (HubConnection impatient = connect(Duration.ofMillis(200))) {
      assertThat(impatient.get(PATH)).isInstanceOf(HubAnswer.Unavailable.class);
    }
  }

  @Test
  void aProblemIsToldWithItsViolations() {
    answers.add(
        status(
            422,
            """
            {"title":"Invalid","status":422,"detail":"the snapshot breaks 1 rule",\
            "request_id":"r-1","violations":[{"field":"ttl_sec","message":"is 0"}]}"""));

    HubAnswer answer = hub.get(PATH);

    assertThat(answer).isInstanceOf(HubAnswer.Refused.class);
    assertThat(answer.failure()).hasMessage("the snapshot breaks 1 rule\n  ttl_sec is 0");
  }

  @Test
  void aFaultIsToldWithTheRequestToLookUp() {
    answers.add(status(500, "{\"detail\":\"the hub failed\",\"request_id\":\"r-1\"}"));

    assertThat(hub.get(PATH).failure()).hasMessage("the hub failed (request r-1)");
  }

  @Test
  void finalAnswersAreSorted() {
    String problem = "{\"detail\":\"so it is\"}";
    Map<Integer, Class<? extends HubAnswer>> expected =
        Map.of(
            400, HubAnswer.Refused.class,
            401, HubAnswer.NotAllowed.class,
            403, HubAnswer.NotAllowed.class,
            404, HubAnswer.NotFound.class,
            409, HubAnswer.Conflict.class,
            413, HubAnswer.Refused.class,
            500, HubAnswer.Faulty.class,
            302, HubAnswer.NotAHub.class);
    expected.forEach(
        (status, type) -> {
          answers.add(status(status, problem));
          assertThat(hub.get(PATH)).isInstanceOf(type);
        });
    assertThat(requests).hasSize(expected.size());
  }

  @Test
  void aPageOfSomethingElseIsNoHub() {
    answers.add(ok("<html>Log in</html>"));
    answers.add(status(404, "<html>nginx</html>"));
    answers.add(status(302, "", "Location", "https://elsewhere/"));

    assertThat(hub.get(PATH)).isInstanceOf(HubAnswer.NotAHub.class);
    assertThat(hub.get(PATH).failure())
        .hasMessageContaining("answered 404, and not as a risk signal hub does; is --base-url");
    assertThat(hub.get(PATH).failure()).hasMessageContaining("moved to https://elsewhere/");
  }

  @Test
  void theTokenIsInNoText() {
    answers.add(status(401, "{\"detail\":\"no token is named so\"}"));

    assertThat(hub.get(PATH).failure())
        .hasMessageContaining("RISKHUB_TOKEN")
        .hasMessageNotContaining("s3cret");
    assertThat(target(Duration.ofSeconds(1))).asString().doesNotContain("s3cret");
  }

  private HubConnection connect(Duration timeout) {
    // Waits are noted and not slept.
    Retry retry = new Retry(System::nanoTime, () -> 1, waits::add);
    return new HubConnection(target(timeout), retry, (reason, wait) -> {});
  }

  private HubTarget target(Duration timeout) {
    String baseUrl = "http://127.0.0.1:" + server.getAddress().getPort();
    return new HubTarget(baseUrl, Optional.of("s3cret"), timeout, "riskhub/test");
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(
        String.join(
            " ",
            exchange.getRequestMethod(),
            exchange.getRequestHeaders().getFirst("Authorization"),
            String.valueOf(exchange.getRequestHeaders().getFirst("X-Actor")),
            body));
    answers.remove().to(exchange);
  }

  private static Answer ok(String body, String... headers) {
    return status(200, body, headers);
  }

  private static Answer status(int status, String body, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
      }
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    };
  }
}

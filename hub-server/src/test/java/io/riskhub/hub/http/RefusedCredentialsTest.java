package io.riskhub.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.testkit.Caller;
import io.riskhub.testkit.RawConnection;
import io.riskhub.testkit.Reply;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Scrape;
import io.riskhub.testkit.Snapshots;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedCredentialsTest {

  private static final String TOKEN = "the-hub's-own-token";
  private static final String WORLDS = "/risk-hub/worlds";
  private static final String DEAD_LETTERS = "/risk-hub/dead-letters";
  private static final String WORLD = WORLDS + "/w/snapshots";
  private static final String ELSEWHERE = "/risk-hub[/*]";

  @TempDir private static Path directory;
  private static RunningHub hub;
  private static Caller stranger;

  @BeforeAll
  static void start() {
    hub = RunningHub.start(RunningHub.config(directory), TOKEN, Clock.systemUTC());
    stranger = new Caller(hub.baseUri(), Optional.empty());
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  record Credentials(String header, String reason, String detail) {}

  record Target(String method, String path, String route) {}

  static Stream<Credentials> credentials() {
    return Stream.of(
        new Credentials("", "missing", "send the hub's token: Authorization: Bearer <token>"),
        new Credentials("Basic dTpw", "malformed", "must be: Authorization: Bearer <token>"),
        new Credentials("Bearer", "malformed", "must be: Authorization: Bearer <token>"),
        new Credentials(TOKEN, "malformed", "must be: Authorization: Bearer <token>"),
        new Credentials("Bearer guessed", "unknown", "the hub does not know this token"),
        new Credentials("Bearer " + TOKEN + "x", "unknown", "does not know this token"));
  }

  static Stream<Target> targets() {
    return Stream.of(
        new Target("POST", WORLD, Refusals.PUSH_ROUTE),
        new Target("POST", WORLD + "?dry_run=true", Refusals.PUSH_ROUTE),
        new Target("GET", WORLD, Refusals.PUSH_ROUTE),
        new Target("DELETE", WORLD, Refusals.PUSH_ROUTE),
        new Target("GET", WORLD + "/latest", Refusals.PUSH_ROUTE + "/latest"),
        new Target("GET", WORLD + "/lookup?version=v1", Refusals.PUSH_ROUTE + "/lookup"),
        new Target("GET", WORLDS, WORLDS),
        new Target("GET", DEAD_LETTERS, DEAD_LETTERS),
        new Target("POST", DEAD_LETTERS + "/1/replay", DEAD_LETTERS + "/{id}/replay"),
        new Target("GET", "/risk-hub/nothing/here", ELSEWHERE),
        new Target("GET", "/risk-hub", ELSEWHERE),
        new Target("GET", "/x/../risk-hub/worlds", WORLDS));
  }

  static Stream<Attempt> everyPair() {
    return credentials().flatMap(c -> targets().map(target -> new Attempt(c, target)));
  }

  record Attempt(Credentials credentials, Target target) {}

  @ParameterizedTest
  @MethodSource("everyPair")
  void areAnswered401WithTheReasonAndCountedOnce(Attempt row) {
    Target target = row.target();
    Scrape before = Scrape.of(stranger);

    Reply reply = send(target, row.credentials().header());

    assertThat(Refusals.detail(reply, 401))
        .contains(row.credentials().detail())
        .doesNotContain(TOKEN, "guessed");
    assertThat(reply.header("WWW-Authenticate")).contains("Bearer realm=\"riskhub\"");
    String answered = Scrape.answered(target.method(), target.route(), 401);
    assertThat(before.awaitGrowth(stranger, answered))
        .isEqualTo(Map.of(answered, 1L, Scrape.refused(row.credentials().reason()), 1L));
    Refusals.assertNothingStored(hub.caller(), "w");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health/live", "/health/ready", "/metrics"})
  void healthAndMetricsNeedNoToken(String path) {
    assertThat(stranger.get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void theSchemeIsReadWithoutRegardToCase() {
    for (String header : new String[] {"bearer " + TOKEN, "BEARER  " + TOKEN}) {
      assertThat(send(new Target("GET", WORLDS, WORLDS), header).status()).isEqualTo(200);
    }
  }

  @Test
  void noMetricOrHealthAnswerShowsTheToken() {
    Arrays.asList("/health/ready", "/metrics")
        .forEach(path -> assertThat(stranger.get(path).body()).doesNotContain(TOKEN));
  }

  @Test
  void aStrangersBodyIsNotReadToAnEndThatMayNeverCome() throws IOException {
    for (String start : new String[] {"7fffffff\r\n", "000000"}) {
      try (RawConnection connection = RawConnection.open(hub.baseUri())) {
        connection.send(
            "POST %s HTTP/1.1\r\nHost: hub\r\nTransfer-Encoding: chunked\r\n\r\n%s"
                .formatted(WORLD, start));

        Reply reply = connection.read();

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.endsConnection()).isTrue();
        assertThat(connection.isClosedByServer()).isTrue();
      }
    }
  }

  private static Reply send(Target target, String authorization) {
    HttpRequest.Builder request =
        stranger
            .request(target.path())
            .header("X-Actor", "gateway")
            .header("X-Stage", "live")
            .method(
                target.method(),
                target.method().equals("GET")
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(Snapshots.body("w", "v1", "2026-01-01", "")));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return Reply.of(stranger.send(request));
  }
}

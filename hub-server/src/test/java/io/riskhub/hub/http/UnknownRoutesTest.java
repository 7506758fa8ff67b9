package io.riskhub.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.testkit.RawConnection;
import io.riskhub.testkit.Reply;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Scrape;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownRoutesTest {

  private static final String TOKEN = "secret";

  @TempDir private static Path directory;
  private static RunningHub hub;

  @BeforeAll
  static void start() {
    hub = RunningHub.start(RunningHub.config(directory), TOKEN, Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/, none",
    "/nothing, none",
    "/health, none",
    "/metrics/x, none",
    "/risk-hubs, none",
    "/risk-hub, /risk-hub[/*]",
    "/risk-hub/nothing, /risk-hub[/*]",
    "/risk-hub/worlds/w, /risk-hub[/*]",
    "/risk-hub/worlds/w/snapshots/, /risk-hub[/*]",
    "/risk-hub/worlds/w/snapshots/latest/x, /risk-hub[/*]"
  })
  void anUnknownRouteIsAnswered404AndCountedWithoutItsPath(String path, String route)
      throws IOException {
    Scrape before = Scrape.of(hub.caller());

    Reply reply = send("GET", path);

    assertThat(Refusals.detail(reply, 404)).contains("there is nothing at " + path + ";");
    String answered = Scrape.answered("GET", route, 404);
    assertThat(before.awaitGrowth(hub.caller(), answered)).isEqualTo(Map.of(answered, 1L));
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /risk-hub/worlds/w/snapshots, 'GET, POST', DELETE",
    "PUT, /risk-hub/worlds/w/snapshots, 'GET, POST', PUT",
    "POST, /risk-hub/worlds/w/snapshots/latest, GET, POST",
    "PATCH, /risk-hub/worlds/w/snapshots/lookup, GET, PATCH",
    "POST, /risk-hub/worlds, GET, POST",
    "OPTIONS, /risk-hub/worlds, GET, OPTIONS",
    "BREW, /risk-hub/worlds, GET, other",
    "POST, /metrics, GET, POST",
    "POST, /health/live, GET, POST",
    "PUT, /health/ready, GET, PUT"
  })
  void aWrongMethodIsAnswered405WithTheRightOnes(
      String method, String path, String allowed, String label) throws IOException {
    Scrape before = Scrape.of(hub.caller());

    Reply reply = send(method, path);

    assertThat(Refusals.detail(reply, 405))
        .isEqualTo(method + " is not possible at " + path + "; use " + allowed);
    assertThat(reply.header("Allow")).contains(allowed);
    String route = path.replace("/w/", "/{world}/");
    String answered = Scrape.answered(label, route, 405);
    assertThat(before.awaitGrowth(hub.caller(), answered)).isEqualTo(Map.of(answered, 1L));
  }

  @Test
  void aRefusedHeadHasNoBodyThatWouldPassForTheNextAnswer() throws IOException {
    try (RawConnection connection = RawConnection.open(hub.baseUri())) {
      connection.send(request("HEAD", "/risk-hub/worlds")).send(request("GET", "/nothing"));

      assertThat(connection.readHead().status()).isEqualTo(405);
      assertThat(Refusals.detail(connection.read(), 404)).contains("/nothing");
    }
  }

  private static Reply send(String method, String path) throws IOException {
    try (RawConnection connection = RawConnection.open(hub.baseUri())) {
      return connection.send(request(method, path)).read();
    }
  }

  private static String request(String method, String path) {
    return "%s %s HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer %s\r\n\r\n"
        .formatted(method, path, TOKEN);
  }
}

package io.riskhub.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.testkit.RawConnection;
import io.riskhub.testkit.Reply;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Scrape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BadHeadersTest {

  @TempDir private static Path directory;
  private static RunningHub hub;

  @BeforeAll
  static void start() {
    hub = RunningHub.embedded(directory);
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  /** Headers of a push, the one at fault, and the stage that counts it. */
  record BadHeaders(String name, String headers, String field, String detail, String stage) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<BadHeaders> badHeaders() {
    String ascii = "must be 1 to 200 ASCII characters";
    String missing = "is missing; send the header";
    String actor = "X-Actor: gateway\r\n";
    String stage = "X-Stage: live\r\n";
    return Stream.of(
        new BadHeaders("no X-Actor", stage, "X-Actor", missing, "live"),
        new BadHeaders("no X-Stage", actor, "X-Stage", missing, "invalid"),
        new BadHeaders("neither", "", "X-Actor", missing, "invalid"),
        new BadHeaders("a blank X-Actor", "X-Actor:  \r\n" + stage, "X-Actor", missing, "live"),
        new BadHeaders("Latin-1", "X-Actor: \u00e9\r\n" + stage, "X-Actor", ascii, "live"),
        new BadHeaders("UTF-8", actor + "X-Stage: \u00c3\u00a9\r\n", "X-Stage", ascii, "invalid"),
        new BadHeaders("a tab", "X-Actor: a\tb\r\n" + stage, "X-Actor", ascii, "live"),
        new BadHeaders(
            "201 characters",
            actor + "X-Stage: " + "s".repeat(201) + "\r\n",
            "X-Stage",
            ascii,
            "invalid"));
  }

  @ParameterizedTest
  @MethodSource("badHeaders")
  void aPushIsRefusedWithTheHeaderNamedCountedOnceAndNotStored(BadHeaders bad) throws IOException {
    Scrape before = Scrape.of(hub.caller());

    Reply reply = push(bad.headers());

    assertThat(Refusals.detail(reply, 400)).contains(bad.field() + " " + bad.detail());
    assertThat(Refusals.fields(reply)).containsExactly(bad.field());
    Refusals.assertNothingStored(hub.caller(), "w");
    String answered = Scrape.answered("POST", Refusals.PUSH_ROUTE, 400);
    assertThat(before.awaitGrowth(hub.caller(), answered))
        .isEqualTo(Map.of(answered, 1L, Scrape.snapshots("failed", "w", bad.stage()), 1L));
  }

  @Test
  void aRequestIdThatIsSafeInALogIsKeptAndAnyOtherReplaced() throws IOException {
    assertThat(push("X-Request-Id: my-own.1:2\r\n").header("X-Request-Id")).contains("my-own.1:2");
    assertThat(push("X-Request-Id: a b\r\n").header("X-Request-Id").orElseThrow())
        .matches("[0-9a-f]{16}");
    assertThat(push("X-Request-Id: " + "x".repeat(129) + "\r\n").header("X-Request-Id").get())
        .matches("[0-9a-f]{16}");
  }

  private static Reply push(String headers) throws IOException {
    String body = BadPush.valid();
    try (RawConnection connection = RawConnection.open(hub.baseUri())) {
      return connection
          .send(
              """
              POST /risk-hub/worlds/w/snapshots HTTP/1.1\r
              Host: hub\r
              %sContent-Length: %d\r
              \r
              %s"""
                  .formatted(headers, body.length(), body))
          .read();
    }
  }
}

package io.riskhub.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.testkit.Caller;
import io.riskhub.testkit.RawConnection;
import io.riskhub.testkit.Reply;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Scrape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedRequestsTest {

  private static final String GET = "GET /health/live HTTP/1.1\r\nHost: hub\r\n";
  private static final String PUSH =
      "POST /risk-hub/worlds/w/snapshots HTTP/1.1\r\nHost: hub\r\nX-Actor: a\r\nX-Stage: s\r\n";
  private static final String CHUNKED = PUSH + "Transfer-Encoding: chunked\r\n\r\n";

  /** What would be answered too, if the hub took what follows a broken body for a request. */
  private static final String NEXT = "GET /risk-hub/worlds HTTP/1.1\r\nHost: hub\r\n\r\n";

  @TempDir private static Path directory;
  private static RunningHub hub;
  private static Caller caller;

  @BeforeAll
  static void start() {
    hub = RunningHub.embedded(directory);
    caller = hub.caller();
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  record Malformed(String name, String bytes, int status) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Malformed> malformed() {
    String valid = BadPush.valid();
    return Stream.of(
        new Malformed("a long header", GET + "X: " + "x".repeat(20_000) + "\r\n\r\n", 400),
        new Malformed("many headers", GET + "X: x\r\n".repeat(5_000) + "\r\n", 400),
        new Malformed("a long line", "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\n\r\n", 414),
        new Malformed("a line without end", "G".repeat(40_000), 414),
        new Malformed("a header without colon", GET + "header\r\n\r\n", 400),
        new Malformed("a blank in a header's name", GET + "a b: c\r\n\r\n", 400),
        new Malformed("a zero byte in a header", GET + "A: a\0b\r\n\r\n", 400),
        new Malformed("no Host", "GET /health/live HTTP/1.1\r\n\r\n", 400),
        new Malformed("a broken query", GET.replace(" HTTP", "?a=%zz HTTP") + "\r\n", 400),
        new Malformed("a negative length", PUSH + "Content-Length: -1\r\n\r\n" + valid, 400),
        new Malformed("a length in words", PUSH + "Content-Length: two\r\n\r\n" + valid, 400),
        new Malformed("a length of 30 digits", PUSH + length("9".repeat(30)) + "\r\n", 400),
        new Malformed("a length of 2^63-1", PUSH + length("9223372036854775807") + "\r\n", 413),
        new Malformed("two lengths", PUSH + length("2") + length("3") + "\r\n{}x", 400),
        new Malformed("a length and chunks", PUSH + length("2") + chunked("0\r\n\r\n"), 400),
        new Malformed("a chunk's size in words", CHUNKED + "zz\r\n{}\r\n0\r\n\r\n" + NEXT, 400),
        new Malformed("a negative chunk", CHUNKED + "-2\r\n{}\r\n0\r\n\r\n" + NEXT, 400),
        new Malformed("a chunk of 2^72", CHUNKED + "f".repeat(18) + "\r\n" + NEXT, 400),
        new Malformed("a chunk of 2^31-1", CHUNKED + "7fffffff\r\n" + NEXT, 413),
        new Malformed("an end that is none", CHUNKED + "0\r\nx\r\n\r\n" + NEXT, 400),
        new Malformed("a compressed body", PUSH + "Content-Encoding: gzip\r\n" + length("2"), 400));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void isRefusedOnceAndTheConnectionEnds(Malformed request) throws IOException {
    try (RawConnection connection = RawConnection.open(hub.baseUri())) {
      connection.send(request.bytes() + "\r\n");

      Reply reply = connection.read();

      assertThat(Refusals.detail(reply, request.status())).isNotBlank();
      assertThat(reply.endsConnection()).isTrue();
      assertThat(connection.isClosedByServer()).isTrue();
    }
    assertUnharmed();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"garbage\r\n\r\n", "\0\1\2\3\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"})
  void whatIsNotHttpIsRefusedAndCutOff(String bytes) throws IOException {
    try (RawConnection connection = RawConnection.open(hub.baseUri())) {
      Reply reply = connection.send(bytes).read();

      assertThat(Refusals.detail(reply, 400)).isNotBlank();
      assertThat(connection.isClosedByServer()).isTrue();
    }
    assertUnharmed();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Content-Length: 500\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\nff\r\n"})
  void aCallerWhoGoesAwayWithinTheBodyLeavesNothing(String framing) throws IOException {
    try (RawConnection connection = RawConnection.open(hub.baseUri())) {
      connection.send(PUSH + framing + BadPush.valid()).endOfRequests();

      assertThat(Refusals.detail(connection.read(), 400)).startsWith("the body ended early");
    }
    try (RawConnection connection = RawConnection.open(hub.baseUri())) {
      connection.send(PUSH + framing + BadPush.valid()).reset();
    }
    assertUnharmed();
  }

  @Test
  void aCallerWhoAsksForTheEndOfTheConnectionGetsItAfterTheAnswer() throws IOException {
    for (String body : new String[] {"{}", " ".repeat(2 << 20)}) {
      try (RawConnection connection = RawConnection.open(hub.baseUri())) {
        String head = PUSH + "Connection: close\r\n" + length(String.valueOf(body.length()));
        connection.send(head + "\r\n" + body);

        assertThat(connection.read().endsConnection()).isTrue();
        assertThat(connection.isClosedByServer()).isTrue();
      }
    }
  }

  private static void assertUnharmed() {
    assertThat(caller.get("/health/ready").statusCode()).isEqualTo(200);
    Refusals.assertNothingStored(caller, "w");
    assertThat(Scrape.of(caller).counters())
        .allSatisfy(
            (series, count) -> assertThat(series.contains("{code=\"5") && count > 0).isFalse());
  }

  private static String length(String digits) {
    return "Content-Length: " + digits + "\r\n";
  }

  private static String chunked(String body) {
    return "Transfer-Encoding: chunked\r\n\r\n" + body;
  }
}

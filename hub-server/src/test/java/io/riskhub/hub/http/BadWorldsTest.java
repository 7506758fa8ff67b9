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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Worlds in the path, as they may stand there byte for byte. */
class BadWorldsTest {

  private static final String BODY =
      "{\"version\":\"v1\",\"as_of\":\"2026-01-01\",\"weights\":{\"a\":1.0}}";

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

  /** A world in the path, the body, and what a push there and a read there get. */
  record BadWorld(String name, String segment, String body, int status, String detail, int read) {

    /** Breaks the rule for identifiers. */
    static BadWorld of(String segment, String detail) {
      return new BadWorld(segment, segment, BODY, 422, detail, 400);
    }

    /** Is not even the path of a world. */
    static BadWorld nowhere(String segment) {
      return new BadWorld(segment, segment, BODY, 404, "there is nothing at ", 404);
    }

    /** Is no path. */
    static BadWorld noPath(String segment) {
      return new BadWorld(segment, segment, BODY, 400, "malformed", 400);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<BadWorld> badWorlds() {
    String notUtf8 = "world_id is not percent-encoded UTF-8 in the path";
    return Stream.of(
        BadWorld.of("..", "world_id is \"..\""),
        BadWorld.of(".", "world_id is \".\""),
        BadWorld.of("%2e%2E", "world_id is \"..\""),
        BadWorld.of("..%2fx", "world_id holds \"/\""),
        BadWorld.of("a%2Fb", "world_id holds \"/\""),
        BadWorld.of("a%5Cb", "world_id holds \"\\\""),
        BadWorld.of("a%00b", "world_id holds the control character U+0000; remove it"),
        BadWorld.of("%0d%0ax", "world_id holds the control character U+000D; remove it"),
        BadWorld.of("%C2%85", "world_id holds the control character U+0085; remove it"),
        BadWorld.of("w".repeat(201), "world_id has 201 characters; at most 200 are allowed"),
        BadWorld.of("%F0%9F%98%80".repeat(201), "world_id has 201 characters"),
        BadWorld.of("", "world_id is empty; it must have 1 to 200 characters"),
        new BadWorld("bytes that are no UTF-8", "%ff", BODY, 400, notUtf8, 400),
        new BadWorld("an overlong encoding of a dot", "%C0%AE", BODY, 400, notUtf8, 400),
        new BadWorld("an encoded surrogate", "%ED%A0%80", BODY, 400, notUtf8, 400),
        new BadWorld("raw UTF-8", "\u00c3\u00a9", BODY, 400, notUtf8, 400),
        new BadWorld(
            "matrix parameters",
            "a;b",
            "{\"world_id\":\"a\"," + BODY.substring(1),
            400,
            "world_id is \"a\" in the body but \"a;b\" in the path; send the same",
            404),
        BadWorld.nowhere("a/b"),
        BadWorld.nowhere("x/../w"),
        BadWorld.nowhere("w/snapshots/.."),
        BadWorld.noPath("%zz"),
        BadWorld.noPath("%"),
        BadWorld.noPath("a b"),
        BadWorld.noPath("a\\b"),
        BadWorld.noPath("a\u0001b"),
        BadWorld.noPath("<w>"));
  }

  @ParameterizedTest
  @MethodSource("badWorlds")
  void aPushIsRefusedWithTheReasonCountedOnceAndNotStored(BadWorld bad) throws IOException {
    Scrape before = Scrape.of(hub.caller());

    Reply reply = send("POST", bad.segment(), "/snapshots", bad.body());

    assertThat(Refusals.detail(reply, bad.status())).contains(bad.detail());
    Refusals.assertNothingStored(hub.caller(), "w");
    String answered = Scrape.answered("POST", Refusals.PUSH_ROUTE, bad.status());
    if (bad.detail().startsWith("world_id")) {
      assertThat(Refusals.fields(reply)).containsExactly("world_id");
      String label = bad.segment().equals("a;b") ? "a;b" : "invalid";
      assertThat(before.awaitGrowth(hub.caller(), answered))
          .isEqualTo(Map.of(answered, 1L, Scrape.snapshots("failed", label, "live"), 1L));
    } else {
      assertThat(Scrape.of(hub.caller()).growthSince(before)).doesNotContainKey(answered);
    }
  }

  @ParameterizedTest
  @MethodSource("badWorlds")
  void aReadIsRefusedOrFindsNothing(BadWorld bad) throws IOException {
    for (String what : new String[] {"/snapshots/latest", "/snapshots/lookup?version=v1"}) {
      Reply reply = send("GET", bad.segment(), what, "");

      assertThat(Refusals.detail(reply, bad.read())).isNotBlank();
    }
  }

  private static Reply send(String method, String segment, String suffix, String body)
      throws IOException {
    try (RawConnection connection = RawConnection.open(hub.baseUri())) {
      return connection
          .send(
              """
              %s /risk-hub/worlds/%s%s HTTP/1.1\r
              Host: hub\r
              X-Actor: gateway\r
              X-Stage: live\r
              Content-Length: %d\r
              \r
              %s"""
                  .formatted(method, segment, suffix, body.length(), body))
          .read();
    }
  }
}

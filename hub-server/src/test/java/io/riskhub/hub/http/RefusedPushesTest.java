package io.riskhub.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.testkit.Caller;
import io.riskhub.testkit.Reply;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Scrape;
import io.riskhub.testkit.Snapshots;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RefusedPushesTest {

  @TempDir private static Path directory;
  private static RunningHub hub;
  private static Caller caller;

  @BeforeAll
  static void start() {
    hub =
        RunningHub.start(RunningHub.config(directory), Clock.fixed(Snapshots.NOW, ZoneOffset.UTC));
    caller = hub.caller();
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  static Stream<BadPush> everyBadPush() {
    return Stream.concat(BadBodies.all(), BadSnapshots.all());
  }

  @ParameterizedTest
  @MethodSource("everyBadPush")
  void isRefusedWithTheReasonCountedOnceAndNotStored(BadPush bad) {
    Scrape before = Scrape.of(caller);

    Reply reply = Reply.of(caller.push("w", bad.bytes()));

    assertRefused(bad, reply, before);
  }

  @Test
  void aChunkedBodyOfTwoMebibytesIsRefusedLikeOneOfKnownLength() {
    BadPush bad = BadBodies.named("2 MiB");
    Scrape before = Scrape.of(caller);

    Reply reply =
        Reply.of(
            caller.send(
                caller
                    .request(Caller.snapshots("w"))
                    .header("X-Actor", "gateway")
                    .header("X-Stage", "live")
                    .POST(
                        BodyPublishers.ofInputStream(
                            () -> new ByteArrayInputStream(bad.bytes())))));

    assertRefused(bad, reply, before);
  }

  @Test
  void aDryRunRefusesTheSameAndCountsNoSnapshot() {
    BadPush bad =
        BadSnapshots.all().filter(row -> row.name().equals("several at once")).findFirst().get();
    Scrape before = Scrape.of(caller);

    Reply reply =
        Reply.of(
            caller.send(
                caller
                    .request(Caller.snapshots("w") + "?dry_run=true")
                    .header("X-Actor", "gateway")
                    .header("X-Stage", "live")
                    .POST(BodyPublishers.ofByteArray(bad.bytes()))));

    assertThat(Refusals.detail(reply, bad.status())).contains(bad.detail());
    String answered = Scrape.answered("POST", Refusals.PUSH_ROUTE, bad.status());
    assertThat(before.awaitGrowth(caller, answered)).isEqualTo(Map.of(answered, 1L));
  }

  private static void assertRefused(BadPush bad, Reply reply, Scrape before) {
    assertThat(Refusals.detail(reply, bad.status())).contains(bad.detail());
    assertThat(Refusals.fields(reply)).containsExactlyElementsOf(bad.fields());
    Refusals.assertNothingStored(caller, "w");
    String answered = Scrape.answered("POST", Refusals.PUSH_ROUTE, bad.status());
    assertThat(before.awaitGrowth(caller, answered))
        .isEqualTo(Map.of(answered, 1L, Scrape.snapshots(bad.counter(), "w", "live"), 1L));
  }
}

package io.riskhub.hub.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.riskhub.testkit.Caller;
import io.riskhub.testkit.Reply;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Scrape;
import io.riskhub.testkit.Snapshots;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountedPushesTest {

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
  void aNewSnapshotAndADuplicateAreCountedApart() {
    Scrape before = Scrape.of(caller);

    assertThat(push("2026-01-01").status()).isEqualTo(200);

    assertThat(before.awaitGrowth(caller, series("processed")))
        .containsOnly(entry(series("processed"), 1L));
    Scrape between = Scrape.of(caller);

    assertThat(push("2026-01-01").status()).isEqualTo(200);

    assertThat(between.awaitGrowth(caller, series("dedupe")))
        .containsOnly(entry(series("dedupe"), 1L));
  }

  @Test
  void aConflictNamesBothContentsChangesNothingAndIsCountedOnce() {
    String stored = push("2026-01-01").body();
    Scrape before = Scrape.of(caller);

    Reply conflict = push("2026-01-02");

    assertThat(Refusals.detail(conflict, 409))
        .startsWith("version \"v1\" of world \"w\" is taken by other content (blake3:")
        .contains("; yours is blake3:")
        .endsWith("push it under a new version");
    assertThat(caller.get(Caller.snapshots("w") + "?include_expired=true").body())
        .isEqualTo("{\"snapshots\":[" + stored + "]}");
    String answered = Scrape.answered("POST", Refusals.PUSH_ROUTE, 409);
    assertThat(before.awaitGrowth(caller, answered))
        .containsOnly(entry(answered, 1L), entry(series("failed"), 1L));
  }

  private Reply push(String asOf) {
    return Reply.of(caller.push("w", Snapshots.body("w", "v1", asOf, "")));
  }

  private static String series(String what) {
    return Scrape.snapshots(what, "w", "live");
  }
}

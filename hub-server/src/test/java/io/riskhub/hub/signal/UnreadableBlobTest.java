package io.riskhub.hub.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.stores.BlobStores;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Scrape;
import io.riskhub.testkit.Snapshots;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an event whose blob cannot be read any more when the workers come to it. */
class UnreadableBlobTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path directory;
  private Path base;
  private Path blob;

  @BeforeEach
  void pushWithABlobToAHubThatHandlesNoEvents() throws Exception {
    base = directory.resolve("blobs");
    try (BlobStore producer = BlobStores.open(new BlobStoreSettings.Files(base));
        RunningHub hub = RunningHub.embedded(directory)) {
      byte[] stress = "{}".getBytes(StandardCharsets.US_ASCII);
      BlobRef ref = producer.put("w", "v1", "stress", stress, Duration.ofMinutes(15));
      blob = Path.of(ref.location());
      String body = Snapshots.body("w", "v1", "2026-01-01", "\"stress_ref\":\"" + ref + "\"");
      assertThat(hub.caller().push("w", body).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void oneBlobThatIsRefusedGoesToTheDeadLettersAfterItsAttempts() throws Exception {
    Files.delete(blob);
    // A link to itself: no user whatever can follow it.
    Files.createSymbolicLink(blob, blob);

    try (RunningHub hub = consuming()) {
      Await.until(PATIENCE, () -> count(hub, events("dead")) == 1);

      assertThat(count(hub, blobs("refused"))).isEqualTo(3);
      assertThat(count(hub, blobs("unavailable"))).isZero();
      assertThat(hub.caller().get("/health/ready").body()).doesNotContain("degraded");
      hub.caller().push("w", Snapshots.body("w", "v2", "2026-01-02", ""));
      Await.until(PATIENCE, () -> count(hub, events("applied")) == 1);
    }
  }

  @Test
  void aStoreThatIsAwayIsWaitedFor() throws Exception {
    Path aside = Files.move(base, directory.resolve("aside"));
    Files.writeString(base, "not a folder");

    try (RunningHub hub = consuming()) {
      Await.until(PATIENCE, () -> count(hub, blobs("unavailable")) > 3);
      Files.delete(base);
      Files.move(aside, base);
      Await.until(PATIENCE, () -> count(hub, events("applied")) == 1);

      assertThat(count(hub, events("dead"))).isZero();
    }
  }

  /** Before it is stored, and so before it is assessed. */
  @Test
  void aPushThatNamesARefusedBlobIsToBeSentAgainOnceItMayBeRead() throws Exception {
    Path aside = Files.move(blob, directory.resolve("aside"));
    Files.createSymbolicLink(blob, blob);
    String body = Snapshots.body("w", "v2", "2026-01-02", "\"stress_ref\":\"file://" + blob + "\"");
    try (RunningHub hub = RunningHub.embedded(directory)) {
      var refused = hub.caller().push("w", body);
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.body()).contains("but not one that the snapshot names");

      Files.delete(blob);
      Files.move(aside, blob);
      assertThat(hub.caller().push("w", body).statusCode()).isEqualTo(200);
    }
  }

  private RunningHub consuming() {
    return RunningHub.start(RunningHub.consuming(RunningHub.config(directory)), Clock.systemUTC());
  }

  private static String events(String outcome) {
    return "risk_hub_consumer_events_total{outcome=\"" + outcome + "\"}";
  }

  private static String blobs(String outcome) {
    return "risk_hub_blob_requests_total{op=\"read\",outcome=\"%s\",store=\"file\"}"
        .formatted(outcome);
  }

  private static double count(RunningHub hub, String metric) {
    Caller caller = hub.caller();
    return Scrape.of(caller).value(metric);
  }
}

package io.riskhub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.redis.TestRedis;
import io.riskhub.blob.stores.BlobStores;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.Scrape;
import io.riskhub.testkit.Snapshots;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a hub does while its blob store cannot be read. */
class BlobTroubleTest {

  private static final String LATEST = Caller.snapshots("w") + "/latest";

  @TempDir private Path directory;

  @Test
  void withoutTheStorePushesWithRefsAreToBeSentAgainAndAllElseGoesOn() throws Exception {
    TestRedis redis = TestRedis.start();
    BlobStoreSettings settings =
        new BlobStoreSettings.Redis(redis.uri(), "risk-blobs:", Duration.ZERO);
    try (HubOnStore hub = new HubOnStore(directory, BlobStores.open(settings));
        BlobStore producer = BlobStores.open(settings)) {
      BlobRef ref = put(producer, "{}");
      assertThat(push(hub, "v1", ref).statusCode()).isEqualTo(200);
      assertThat(hub.caller().get("/health/ready").body()).contains("\"status\":\"up\"}");
      redis.close();

      HttpResponse<String> refused = push(hub, "v2", ref);
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(refused.body()).contains("cannot read blobs now");

      HttpResponse<String> expanded = hub.caller().get(LATEST + "?expand=true");
      assertThat(expanded.statusCode()).isEqualTo(502);
      assertThat(expanded.body()).contains("(unavailable)", "stress_ref");

      HttpResponse<String> ready = hub.caller().get("/health/ready");
      assertThat(ready.statusCode()).isEqualTo(200);
      assertThat(ready.body())
          .contains("\"blobs\":{\"detail\":\"the blob store could not be read")
          .contains("\"status\":\"degraded\"}");
      assertThat(
              Scrape.of(hub.caller())
                  .value(
                      "risk_hub_blob_requests_total{op=\"read\",outcome=\"unavailable\",store=\"redis\"}"))
          .isEqualTo(2);

      assertThat(push(hub, "v1", ref).headers().firstValue("Risk-Hub-Outcome"))
          .contains("duplicate");
      assertThat(hub.caller().push("w", Snapshots.body("w", "v3", "2026-01-02", "")).statusCode())
          .isEqualTo(200);
      assertThat(
              hub.caller()
                  .get(Caller.snapshots("w") + "/lookup?version=v2&include_expired=true")
                  .statusCode())
          .isEqualTo(404);
    } finally {
      redis.close();
    }
  }

  @Test
  void whatIsNoFolderOfBlobsIsTroubleOfTheStoreAndNotOfTheSnapshot() throws Exception {
    Path base = directory.resolve("blobs");
    BlobStoreSettings settings = new BlobStoreSettings.Files(base);
    try (HubOnStore hub = new HubOnStore(directory.resolve("data"), BlobStores.open(settings));
        BlobStore producer = BlobStores.open(settings)) {
      BlobRef ref = put(producer, "{}");
      Path aside = Files.move(base, directory.resolve("aside"));
      Files.writeString(base, "not a folder");

      assertThat(push(hub, "v1", ref).statusCode()).isEqualTo(503);

      Files.delete(base);
      Files.move(aside, base);
      assertThat(push(hub, "v1", ref).statusCode()).isEqualTo(200);
      assertThat(hub.caller().get("/health/ready").body()).doesNotContain("degraded");
    }
  }

  @Test
  void aBlobThatIsTooLargeIsRefused() throws Exception {
    BlobStoreSettings settings = new BlobStoreSettings.Files(directory.resolve("blobs"));
    try (HubOnStore hub = new HubOnStore(directory.resolve("data"), BlobStores.open(settings));
        BlobStore producer = BlobStores.open(settings)) {
      String large = "{\"memo\":\"" + "x".repeat(32 << 20) + "\"}";

      HttpResponse<String> refused = push(hub, "v1", put(producer, large));

      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body()).contains("names a blob of more than 33,554,432 bytes");
    }
  }

  private static BlobRef put(BlobStore store, String json) throws Exception {
    return store.put(
        "w", "v", "stress", json.getBytes(StandardCharsets.US_ASCII), Duration.ofMinutes(15));
  }

  private static HttpResponse<String> push(HubOnStore hub, String version, BlobRef ref) {
    return hub.caller()
        .push("w", Snapshots.body("w", version, "2026-01-01", "\"stress_ref\":\"" + ref + "\""));
  }
}

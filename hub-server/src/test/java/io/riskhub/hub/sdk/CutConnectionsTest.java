package io.riskhub.hub.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.blob.ContentDigest;
import io.riskhub.client.PublishResult;
import io.riskhub.client.RiskHubClient;
import io.riskhub.client.read.ListQuery;
import io.riskhub.client.read.StoredSnapshot;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Snapshots;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections that are reset at any byte lose nothing and store nothing twice. */
class CutConnectionsTest {

  private static final int PUBLISHES = 2_000;
  private static final int THREADS = 8;
  private static final int LONGEST = 4_000;
  private static final long SEED = 20_250_101;
  private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");

  @TempDir private Path data;

  private final Map<String, ContentDigest> published = new ConcurrentHashMap<>();
  private final Map<String, PublishResult> others = new ConcurrentHashMap<>();

  /** For the web server, a caller that is gone is worth a stack trace. */
  private final Logger webServer = Logger.getLogger("io.helidon.webserver.http.ErrorHandlers");

  @BeforeEach
  void quietly() {
    webServer.setLevel(Level.OFF);
  }

  @AfterEach
  void loudly() {
    webServer.setLevel(null);
  }

  @Test
  void everyPublishEndsStoredOnce() throws Exception {
    try (RunningHub hub = RunningHub.embedded(data);
        CuttingProxy proxy = new CuttingProxy(hub.baseUri(), LONGEST, SEED)) {
      try (RiskHubClient client =
          RiskHubClient.of(proxy.uri())
              .publishAs("gateway", "live")
              .backoff(Duration.ofMillis(1), Duration.ofMillis(20))
              .maxAttempts(1_000)
              .deadline(Duration.ofMinutes(1))
              .build()) {
        publishAll(client);
      }

      assertThat(others).as("neither stored nor duplicate, with seed %d", SEED).isEmpty();
      assertThat(proxy.cuts()).as("the proxy did its worst").isGreaterThan(PUBLISHES / 4);
      try (RiskHubClient direct = RiskHubClient.of(hub.baseUri()).build()) {
        assertThat(storedIn(direct)).hasSize(PUBLISHES).isEqualTo(published);
      }
    }
  }

  private void publishAll(RiskHubClient client) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> underWay = new ArrayList<>();
      for (int i = 0; i < PUBLISHES; i++) {
        int number = i;
        underWay.add(threads.submit(() -> publish(client, number)));
      }
      for (Future<?> each : underWay) {
        each.get();
      }
    }
  }

  private void publish(RiskHubClient client, int number) {
    String version = "v" + number;
    String note = "\"note\":\"" + "x".repeat(number % 500) + "\"";
    String snapshot = Snapshots.body("w", version, FIRST.plusSeconds(number).toString(), note);
    switch (client.publish(snapshot)) {
      case PublishResult.Stored stored -> published.put(version, stored.snapshot().hash());
      case PublishResult.Duplicate known -> published.put(version, known.snapshot().hash());
      case PublishResult other -> others.put(version, other);
    }
  }

  private static Map<String, ContentDigest> storedIn(RiskHubClient hub) {
    Map<String, ContentDigest> stored = new HashMap<>();
    ListQuery query = ListQuery.newest(ListQuery.MAX_LIMIT);
    for (List<StoredSnapshot> page = hub.list("w", query);
        !page.isEmpty();
        page = hub.list("w", query.before(page.getLast().asOf()))) {
      page.forEach(snapshot -> stored.put(snapshot.version(), snapshot.hash()));
    }
    return stored;
  }
}

package io.riskhub.hub.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.testkit.Announcements;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.PostgresServer;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Snapshots;
import io.riskhub.testkit.TestKafka;
import io.riskhub.testkit.TopicReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two hubs on one PostgreSQL and one Kafka, of which one publishes. */
class TwoHubsRelayTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int PUSHES = 21;

  private final KafkaSettings bus =
      new KafkaSettings(List.of(TestKafka.shared()), TestKafka.newTopic(), true, Map.of());

  private RunningHub active;
  private RunningHub passive;

  @BeforeEach
  void start() {
    String dsn = PostgresServer.newDatabase();
    active = RunningHub.onPostgres(dsn, bus);
    Await.until(PATIENCE, () -> publishes(active));
    passive = RunningHub.onPostgres(dsn, bus);
  }

  @AfterEach
  void stop() {
    passive.close();
    active.close();
  }

  @Test
  void whatEitherStoresIsPublishedWithinASecond() {
    try (TopicReader reader = TopicReader.of(TestKafka.shared(), bus.topic())) {
      for (RunningHub hub : List.of(passive, active)) {
        long[] millis =
            IntStream.range(0, PUSHES)
                .mapToLong(i -> millisToPublish(hub, hub == active ? "a" + i : "p" + i, reader))
                .sorted()
                .toArray();
        // Of many, because any single one can be held up by whatever else the machine does.
        assertThat(millis[PUSHES / 2]).isLessThan(1_000);
      }
    }
    assertThat(publishes(passive)).isFalse();
  }

  @Test
  void whenTheOneStopsTheOtherGoesOn() {
    assertThat(push(active, "before").statusCode()).isEqualTo(200);

    active.close();

    assertThat(push(passive, "after").statusCode()).isEqualTo(200);
    Await.until(PATIENCE, () -> publishes(passive));
    try (TopicReader reader = TopicReader.of(TestKafka.shared(), bus.topic())) {
      Map<String, Map<String, String>> announced =
          Announcements.of(
              reader.await(PATIENCE, messages -> Announcements.areAtLeast(2, messages)));
      assertThat(announced)
          .hasEntrySatisfying(
              "w", versions -> assertThat(versions.keySet()).containsExactly("before", "after"));
    }
  }

  private static long millisToPublish(RunningHub hub, String version, TopicReader reader) {
    assertThat(push(hub, version).statusCode()).isEqualTo(200);
    long answered = System.nanoTime();
    reader.await(
        PATIENCE,
        messages -> messages.stream().anyMatch(m -> m.value().contains("\"" + version + "\"")));
    return Duration.ofNanos(System.nanoTime() - answered).toMillis();
  }

  private static HttpResponse<String> push(RunningHub hub, String version) {
    return hub.caller().push("w", Snapshots.body("w", version, "2026-01-01", ""));
  }

  private static boolean publishes(RunningHub hub) {
    Caller caller = hub.caller();
    return caller.get("/metrics").body().contains("\nrisk_hub_relay_active 1.0\n");
  }
}

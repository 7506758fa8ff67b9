package io.riskhub.hub.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.contract.Snapshot;
import io.riskhub.contract.event.DeadLetter;
import io.riskhub.contract.event.DeadLetterJson;
import io.riskhub.contract.event.SnapshotUpdated;
import io.riskhub.contract.json.StrictJson;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.PostgresServer;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Snapshots;
import io.riskhub.testkit.TestKafka;
import io.riskhub.testkit.TestTopics;
import io.riskhub.testkit.TopicReader;
import io.riskhub.testkit.TopicReader.Message;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a hub does with the events of a Kafka topic, its own and those of others. */
class ConsumedEventsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int FIVE_MEBIBYTES = 5 << 20;

  private final KafkaSettings bus =
      new KafkaSettings(List.of(TestKafka.shared()), TestKafka.newTopic(), false, Map.of());
  private final String dsn = PostgresServer.newDatabase();

  @BeforeEach
  void createTopics() throws Exception {
    TestTopics.create(TestKafka.shared(), wide(bus.topic()), wide(bus.deadLetterTopic()));
  }

  private static NewTopic wide(String name) {
    return new NewTopic(name, Optional.of(2), Optional.empty())
        .configs(Map.of("max.message.bytes", String.valueOf(16 << 20)));
  }

  @Test
  void aPushedSnapshotGetsItsSignalsAndTheyAreAnnounced() {
    try (RunningHub hub = consumingHub();
        TopicReader topic = TopicReader.of(TestKafka.shared(), bus.topic())) {
      assertThat(hub.caller().push("w", Snapshots.body("w", "v1", "2026-01-01", "")).statusCode())
          .isEqualTo(200);

      Await.until(PATIENCE, () -> workers(hub, "w").size() == 3);
      assertThat(workers(hub, "w")).containsExactly("extended_validation", "live", "stress");
      List<Message> events = topic.await(PATIENCE, messages -> messages.size() == 4);
      assertThat(events.stream().map(message -> type(message.value())))
          .containsExactlyInAnyOrder(
              "risk_snapshot_updated",
              "risk_signal_updated",
              "risk_signal_updated",
              "risk_signal_updated");
    }
  }

  /** The topic and this process are all that is known of whoever sent it. */
  @Test
  void anotherProducersSnapshotIsStoredAsIfPushedAndAnnouncedByNobodyElse() {
    Snapshot foreign = snapshot("elsewhere", "v1");
    send("elsewhere", event(foreign));
    try (RunningHub hub = consumingHub();
        TopicReader topic = TopicReader.of(TestKafka.shared(), bus.topic())) {
      Await.until(PATIENCE, () -> workers(hub, "elsewhere").size() == 3);

      assertThat(hub.caller().latest("elsewhere").body()).isEqualTo(foreign.json());
      List<Message> events = topic.await(PATIENCE, messages -> messages.size() >= 4);
      assertThat(events.stream().filter(m -> type(m.value()).equals("risk_snapshot_updated")))
          .hasSize(1);
    }
  }

  @Test
  void theSameEventThreeTimesHasOneEffectAlsoOverARestart() {
    byte[] event = event(snapshot("w", "v1"));
    send("w", event);
    send("w", event);
    try (RunningHub hub = consumingHub()) {
      Await.until(PATIENCE, () -> counted(hub, "risk_hub_consumer_events_total", "seen") == 1);
      assertThat(counted(hub, "risk_hub_consumer_events_total", "applied")).isEqualTo(1);
    }
    send("w", event);
    try (RunningHub hub = consumingHub()) {
      Await.until(PATIENCE, () -> counted(hub, "risk_hub_consumer_events_total", "seen") == 1);
      assertThat(counted(hub, "risk_hub_consumer_events_total", "applied")).isZero();
    }
  }

  @Test
  void whatCannotBeHandledIsBuriedOrPassedOverAndTheNextIsHandled() {
    byte[] large = new byte[FIVE_MEBIBYTES];
    Arrays.fill(large, (byte) 'x');
    byte[] invalid =
        new String(event(snapshot("w", "v0")), StandardCharsets.UTF_8)
            .replace("\"a\":1.0", "\"a\":0.5")
            .getBytes(StandardCharsets.UTF_8);
    send("w", bytes("no JSON"));
    send("w", bytes("{\"specversion\":\"1.0\",\"type\":7,\"data\":{}}"));
    send("w", bytes("{\"specversion\":\"1.0\",\"type\":\"weather_updated\",\"data\":{}}"));
    send("w", invalid);
    send("w", large);
    send("w", event(snapshot("w", "v1")));
    try (RunningHub hub = consumingHub();
        TopicReader graves = TopicReader.of(TestKafka.shared(), bus.deadLetterTopic())) {
      Await.until(PATIENCE, () -> workers(hub, "w").size() == 3);

      List<DeadLetter> letters =
          graves.await(PATIENCE, messages -> messages.size() == 4).stream()
              .map(message -> DeadLetterJson.read(bytes(message.value())).orElseThrow())
              .toList();
      assertThat(letters.stream().map(DeadLetter::event))
          .usingElementComparator(Arrays::compare)
          .containsExactlyInAnyOrder(
              bytes("no JSON"),
              bytes("{\"specversion\":\"1.0\",\"type\":7,\"data\":{}}"),
              invalid,
              large);
      assertThat(counted(hub, "risk_hub_consumer_events_total", "dead")).isEqualTo(4);
    }
  }

  @Test
  void aSnapshotThatExpiredWhileItWaitedIsCountedAndReachesNoWorker() {
    send(
        "w",
        event(
            Snapshots.submitted(
                "w", "v1", "2026-01-01", "", "gateway", "live", Instant.now().minusSeconds(901))));
    try (RunningHub hub = consumingHub()) {
      Await.until(PATIENCE, () -> counted(hub, "risk_hub_consumer_events_total", "expired") == 1);
      assertThat(hub.caller().get("/risk-hub/worlds/w/signals").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void whatWasHandledIsNotReadAgainAndTheLagIsGone() {
    for (int i = 0; i < 50; i++) {
      send("w" + i % 5, event(snapshot("w" + i % 5, "v" + i)));
    }
    try (RunningHub hub = consumingHub()) {
      Await.until(PATIENCE, () -> counted(hub, "risk_hub_consumer_events_total", "applied") == 50);
    }
    try (RunningHub hub = consumingHub()) {
      Await.until(
          PATIENCE,
          () -> {
            String metrics = hub.caller().get("/metrics").body();
            return metrics.contains("risk_hub_consumer_lag{partition=\"0\"")
                && metrics.contains("risk_hub_consumer_lag{partition=\"1\"")
                && lag(metrics) == 0;
          });
      assertThat(counted(hub, "risk_hub_consumer_events_total", "seen")).isZero();
      assertThat(counted(hub, "risk_hub_consumer_events_total", "applied")).isZero();
    }
  }

  @Test
  void twoHubsShareTheEventsAndWhatOneLeavesTheOtherTakes() {
    try (RunningHub staying = consumingHub()) {
      try (RunningHub leaving = consumingHub()) {
        for (int i = 0; i < 100; i++) {
          send("w" + i % 20, event(snapshot("w" + i % 20, "v" + i)));
        }
        Await.until(
            PATIENCE,
            () ->
                counted(staying, "risk_hub_consumer_events_total", "applied")
                        + counted(leaving, "risk_hub_consumer_events_total", "applied")
                    > 10);
      }
      for (int i = 100; i < 200; i++) {
        send("w" + i % 20, event(snapshot("w" + i % 20, "v" + i)));
      }
      for (int i = 0; i < 200; i++) {
        String signals = "/risk-hub/worlds/w%d/signals?version=v%d".formatted(i % 20, i);
        Await.until(
            PATIENCE,
            () -> {
              HttpResponse<String> answer = staying.caller().get(signals);
              return answer.statusCode() == 200 && parse(answer.body()).path("signals").size() == 3;
            });
      }
      assertThat(counted(staying, "risk_hub_consumer_events_total", "dead")).isZero();
    }
  }

  private RunningHub consumingHub() {
    return RunningHub.start(
        RunningHub.consuming(RunningHub.postgres(dsn, Optional.of(bus))), Clock.systemUTC());
  }

  private static double lag(String metrics) {
    return metrics
        .lines()
        .filter(line -> line.startsWith("risk_hub_consumer_lag{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static double counted(RunningHub hub, String counter, String outcome) {
    return hub.caller()
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(counter + "{outcome=\"" + outcome + "\"}"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static List<String> workers(RunningHub hub, String world) {
    JsonNode signals =
        parse(hub.caller().get("/risk-hub/worlds/" + world + "/signals").body()).path("signals");
    return signals.findValuesAsText("worker");
  }

  private static String type(String event) {
    return parse(event).path("type").asText();
  }

  private static JsonNode parse(String json) {
    try {
      return StrictJson.parse(json);
    } catch (Exception e) {
      throw new AssertionError(json, e);
    }
  }

  private static Snapshot snapshot(String world, String version) {
    return Snapshots.submitted(world, version, "2026-01-01", "", "gateway", "live", Instant.now());
  }

  private static byte[] event(Snapshot snapshot) {
    return bytes(SnapshotUpdated.of(UUID.randomUUID(), Instant.now(), snapshot).toJson());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void send(String key, byte[] value) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", TestKafka.shared(), "max.request.size", 16 << 20),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(bus.topic(), key, value)).get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}

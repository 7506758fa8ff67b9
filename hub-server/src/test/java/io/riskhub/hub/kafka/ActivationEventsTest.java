package io.riskhub.hub.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.contract.json.MalformedJsonException;
import io.riskhub.contract.json.StrictJson;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.PostgresServer;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.TestKafka;
import io.riskhub.testkit.TopicReader;
import io.riskhub.testkit.TopicReader.Message;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a hub that consumes does with its own events of activation and with those of others. */
class ActivationEventsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String CHANGE =
      """
      {"strategy_id":"momentum","side":"long","active":true,"weight":2,"ts":"2026-03-01T11:00:00Z"}""";

  @TempDir private Path directory;

  @Test
  void overKafkaTheSameChangeByTwoPathsIsOneSnapshot() throws Exception {
    KafkaSettings bus =
        new KafkaSettings(List.of(TestKafka.shared()), TestKafka.newTopic(), true, Map.of());
    try (RunningHub hub =
            RunningHub.start(
                RunningHub.consuming(
                    RunningHub.postgres(PostgresServer.newDatabase(), Optional.of(bus))),
                Clock.systemUTC());
        TopicReader topic = TopicReader.of(TestKafka.shared(), bus.topic())) {
      send(bus.topic(), outside("momentum", 7));
      Await.until(PATIENCE, () -> hub.caller().latest("w").statusCode() == 200);
      HttpResponse<String> answer = put(hub);

      assertThat(json(answer).path("etag").asText()).isEqualTo("act:w:momentum:long:7");
      assertThat(put(hub, CHANGE.replace("momentum", "carry")).statusCode()).isEqualTo(200);
      send(bus.topic(), outside("carry", 8));

      // Three changes, one of them announced by the hub, and two snapshots.
      Await.until(PATIENCE, () -> counted(hub, "applied") == 5);
      List<Message> events =
          topic.await(
              PATIENCE,
              messages ->
                  of(messages, "activation_updated").size() >= 3
                      && of(messages, "risk_snapshot_updated").size() >= 2);
      assertThat(of(events, "activation_updated")).hasSize(3);
      assertThat(of(events, "risk_snapshot_updated")).hasSize(2);
      assertThat(counted(hub, "dead")).isZero();
      assertThat(versions(hub))
          .containsExactlyInAnyOrder("2026-03-01T11:00:00Z-7", "2026-03-01T11:00:00Z-8");
    }
  }

  @Test
  void withoutKafkaItsOwnEventHasNoFurtherEffect() {
    try (RunningHub hub =
        RunningHub.start(RunningHub.consuming(RunningHub.config(directory)), Clock.systemUTC())) {
      assertThat(put(hub).statusCode()).isEqualTo(200);

      // The change and its snapshot.
      Await.until(PATIENCE, () -> counted(hub, "applied") == 2);
      assertThat(versions(hub)).containsExactly("2026-03-01T11:00:00Z-1");
      assertThat(json(hub.caller().get("/risk-hub/worlds/w/activation")).path("version").asInt())
          .isEqualTo(1);
    }
  }

  private static String outside(String strategy, int number) {
    return """
           {"specversion":"1.0","id":"%1$s","type":"activation_updated","source":"worldservice",
            "time":"2026-03-01T11:00:01Z","data":{"world_id":"w","strategy_id":"%1$s","side":"long",
            "active":true,"weight":2.0,"freeze":false,"drain":false,"effective_mode":null,"run_id":null,
            "ts":"2026-03-01T11:00:00Z","etag":"act:w:%1$s:long:%2$d","state_hash":"","version":%2$d}}"""
        .formatted(strategy, number);
  }

  private static HttpResponse<String> put(RunningHub hub) {
    return put(hub, CHANGE);
  }

  private static HttpResponse<String> put(RunningHub hub, String body) {
    return hub.caller()
        .send(
            hub.caller()
                .request("/risk-hub/worlds/w/activation")
                .PUT(BodyPublishers.ofString(body)));
  }

  private static List<String> versions(RunningHub hub) {
    return json(hub.caller().get(Caller.snapshots("w") + "?limit=100"))
        .path("snapshots")
        .findValuesAsText("version");
  }

  private static List<Message> of(List<Message> messages, String type) {
    return messages.stream()
        .filter(message -> message.value().contains("\"type\":\"" + type + "\""))
        .toList();
  }

  private static double counted(RunningHub hub, String outcome) {
    return hub.caller()
        .get("/metrics")
        .body()
        .lines()
        .filter(
            line -> line.startsWith("risk_hub_consumer_events_total{outcome=\"" + outcome + "\"}"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static JsonNode json(HttpResponse<String> response) {
    try {
      return StrictJson.parse(response.body());
    } catch (MalformedJsonException e) {
      throw new AssertionError(response.body(), e);
    }
  }

  private static void send(String topic, String event) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", TestKafka.shared()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, "w", event)).get();
    }
  }
}

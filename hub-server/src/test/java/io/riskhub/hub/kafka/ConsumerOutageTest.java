package io.riskhub.hub.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.hub.ConsumerConfig;
import io.riskhub.hub.EventConsumer;
import io.riskhub.hub.kafka.consumer.KafkaSubscription;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.PostgresServer;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Snapshots;
import io.riskhub.testkit.TestKafka;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Those who consume while their only broker is away. */
class ConsumerOutageTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Test
  void theySayThatTheyHearNothingAndGoOnWhenTheBrokerIsBack() {
    try (TestKafka kafka = TestKafka.start()) {
      KafkaSettings bus = new KafkaSettings(List.of(kafka.brokers()), "events", true, Map.of());
      String dsn = PostgresServer.newDatabase();
      try (RunningHub hub =
              RunningHub.start(
                  RunningHub.consuming(RunningHub.postgres(dsn, Optional.of(bus))),
                  Clock.systemUTC());
          EventConsumer beside = EventConsumer.start(beside(dsn, bus))) {
        Caller consumer =
            new Caller(
                URI.create("http://127.0.0.1:" + beside.metricsPort().orElseThrow()),
                Optional.empty());
        push(hub, "v1");
        Await.until(PATIENCE, () -> hasSignals(hub, "v1"));
        Await.until(PATIENCE, () -> ready(hub.caller()).body().contains("\"status\":\"up\"}"));
        assertThat(ready(consumer).statusCode()).isEqualTo(200);

        kafka.stop();

        Await.until(PATIENCE, () -> consumerIs("degraded", ready(hub.caller()).body()));
        assertThat(ready(hub.caller()).statusCode()).isEqualTo(200);
        Await.until(PATIENCE, () -> consumerIs("down", ready(consumer).body()));
        assertThat(ready(consumer).statusCode()).isEqualTo(503);
        push(hub, "v2");

        kafka.startAgain();

        Await.until(PATIENCE, () -> hasSignals(hub, "v2"));
        Await.until(PATIENCE, () -> consumerIs("up", ready(hub.caller()).body()));
        Await.until(PATIENCE, () -> ready(consumer).statusCode() == 200);
      }
    }
  }

  private static ConsumerConfig beside(String dsn, KafkaSettings bus) {
    return new ConsumerConfig(
        RunningHub.postgres(dsn, Optional.of(bus)),
        KafkaSubscription.DEFAULT_GROUP,
        new KafkaSubscription.Start.Committed(),
        Long.MAX_VALUE,
        EventConsumer.WORKERS,
        Optional.empty(),
        Optional.empty(),
        Duration.ofSeconds(10),
        Optional.of(InetSocketAddress.createUnresolved("127.0.0.1", 0)));
  }

  private static HttpResponse<String> ready(Caller caller) {
    return caller.get("/health/ready");
  }

  private static boolean consumerIs(String status, String ready) {
    return ready.matches(".*\"consumer\":\\{[^}]*\"status\":\"" + status + "\".*");
  }

  private static void push(RunningHub hub, String version) {
    assertThat(hub.caller().push("w", Snapshots.body("w", version, "2026-01-01", "")).statusCode())
        .isEqualTo(200);
  }

  private static boolean hasSignals(RunningHub hub, String version) {
    return hub.caller()
        .get("/risk-hub/worlds/w/signals?version=" + version)
        .body()
        .contains("stress");
  }
}

package io.riskhub.hub.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.hub.audit.AuditConfig;
import io.riskhub.hub.kafka.KafkaSettings;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.PostgresServer;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Snapshots;
import io.riskhub.testkit.TestKafka;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a hub on PostgreSQL and Kafka shows once it has had some traffic. */
final class LiveHub {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The event of the push was read from the topic, handled, and the offset is known. */
  private static final Pattern BUSY =
      Pattern.compile(
          "(?s).*\nrisk_hub_consumer_events_total\\{outcome=\"(?:applied|seen)\"} [1-9].*"
              + "\nrisk_hub_consumer_lag\\{.*");

  private LiveHub() {}

  static Exposition exposition(Path folder) {
    KafkaSettings bus =
        new KafkaSettings(List.of(TestKafka.shared()), TestKafka.newTopic(), true, Map.of());
    try (RunningHub hub =
        RunningHub.start(
            RunningHub.withAudit(
                RunningHub.consuming(
                    RunningHub.postgres(PostgresServer.newDatabase(), Optional.of(bus))),
                new AuditConfig(folder, 1 << 20, false, Optional.empty())),
            Clock.systemUTC())) {
      Caller caller = hub.caller();
      assertThat(push(caller)).isEqualTo(200);
      assertThat(push(caller)).isEqualTo(200);
      assertThat(caller.latest("w").statusCode()).isEqualTo(200);
      assertThat(caller.latest("nobody").statusCode()).isEqualTo(404);
      assertThat(caller.push("w", "{}").statusCode()).isEqualTo(422);
      Await.until(PATIENCE, () -> BUSY.matcher(metrics(caller)).matches());
      return Exposition.of(List.of(metrics(caller)));
    }
  }

  private static int push(Caller caller) {
    return caller.push("w", Snapshots.body("w", "v1", "2026-01-01", "")).statusCode();
  }

  private static String metrics(Caller caller) {
    return caller.get("/metrics").body();
  }
}

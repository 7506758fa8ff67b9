package io.riskhub.hub.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskhub.hub.HubConfig;
import io.riskhub.hub.HubStartException;
import io.riskhub.testkit.Announcements;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.PostgresServer;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Snapshots;
import io.riskhub.testkit.TestKafka;
import io.riskhub.testkit.TopicReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A hub without Kafka on the database of hubs that have one. */
class HubWithoutBrokersTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String dsn = PostgresServer.newDatabase();
  private final KafkaSettings bus =
      new KafkaSettings(List.of(TestKafka.shared()), TestKafka.newTopic(), true, Map.of());
  private final HubConfig without = RunningHub.postgres(dsn, Optional.empty());

  @Test
  void itDoesNotStartToTakeTheirEventsButMayLeaveThemAlone() throws Exception {
    RunningHub.onPostgres(dsn, bus).close();

    assertThatThrownBy(() -> start(RunningHub.consuming(without)).close())
        .isInstanceOf(HubStartException.class)
        .hasMessageContaining(bus.topic())
        .hasMessageContaining("--brokers")
        .hasMessageContaining("delete from announced_topic");
    try (RunningHub storing = start(without)) {
      assertThat(push(storing, "v1")).isEqualTo(200);
    }

    execute("delete from announced_topic");
    try (RunningHub alone = start(RunningHub.consuming(without))) {
      Await.until(PATIENCE, () -> hasSignals(alone, "v1"));
    }
  }

  @Test
  void oneThatRunsAlreadyLetsGoOfTheirEvents() {
    try (RunningHub before = start(RunningHub.consuming(without))) {
      assertThat(push(before, "v1")).isEqualTo(200);
      Await.until(PATIENCE, () -> hasSignals(before, "v1"));
      try (RunningHub kafka = RunningHub.onPostgres(dsn, bus);
          TopicReader topic = TopicReader.of(TestKafka.shared(), bus.topic())) {
        Await.until(PATIENCE, () -> publishes(kafka));
        assertThat(push(before, "v2")).isEqualTo(200);
        assertThat(push(kafka, "v3")).isEqualTo(200);

        Map<String, Map<String, String>> announced =
            Announcements.of(
                topic
                    .await(PATIENCE, all -> all.stream().filter(m -> isSnapshot(m)).count() == 2)
                    .stream()
                    .filter(HubWithoutBrokersTest::isSnapshot)
                    .toList());
        assertThat(announced)
            .hasEntrySatisfying(
                "w", versions -> assertThat(versions.keySet()).containsExactly("v2", "v3"));
        assertThat(publishes(before)).isFalse();
      }
    }
  }

  private static boolean isSnapshot(TopicReader.Message message) {
    return message.value().contains("\"type\":\"risk_snapshot_updated\"");
  }

  private static RunningHub start(HubConfig config) {
    return RunningHub.start(config, Clock.systemUTC());
  }

  private static int push(RunningHub hub, String version) {
    return hub.caller().push("w", Snapshots.body("w", version, "2026-01-01", "")).statusCode();
  }

  private static boolean hasSignals(RunningHub hub, String version) {
    return hub.caller()
        .get("/risk-hub/worlds/w/signals?version=" + version)
        .body()
        .contains("extended_validation");
  }

  private static boolean publishes(RunningHub hub) {
    return hub.caller().get("/metrics").body().contains("\nrisk_hub_relay_active 1.0\n");
  }

  private void execute(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection(PostgresServer.jdbcUrl(dsn));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

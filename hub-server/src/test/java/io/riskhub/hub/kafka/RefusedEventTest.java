package io.riskhub.hub.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.testkit.Announcements;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.PostgresServer;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Snapshots;
import io.riskhub.testkit.TestKafka;
import io.riskhub.testkit.TestTopics;
import io.riskhub.testkit.TopicReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

/** A snapshot whose event is larger than the topic takes. */
class RefusedEventTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String LIMIT = "max.message.bytes";

  private final KafkaSettings bus =
      new KafkaSettings(List.of(TestKafka.shared()), TestKafka.newTopic(), true, Map.of());
  private final String dsn = PostgresServer.newDatabase();

  @Test
  void itStandsAsideUntilTheTopicTakesItAndItsWorldGoesOn() throws Exception {
    TestTopics.create(
        TestKafka.shared(),
        new NewTopic(bus.topic(), Optional.of(1), Optional.empty())
            .configs(Map.of(LIMIT, "20000")));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.shared()))) {
      try (RunningHub hub = RunningHub.onPostgres(dsn, bus)) {
        push(hub.caller(), "large", "\"memo\":\"" + noise() + "\"");
        push(hub.caller(), "small", "");

        assertThat(announced(1)).containsExactly("small");
        Await.until(PATIENCE, () -> ready(hub.caller()).contains("\"status\":\"degraded\""));
        assertThat(ready(hub.caller())).contains("cannot be published and were set aside");
        assertThat(hub.caller().get("/metrics").body())
            .contains("risk_hub_outbox_set_aside 1.0", "risk_hub_outbox_pending 0.0");
      }

      ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, bus.topic());
      AlterConfigOp wider = new AlterConfigOp(new ConfigEntry(LIMIT, "2000000"), OpType.SET);
      admin.incrementalAlterConfigs(Map.of(topic, List.of(wider))).all().get();
      try (RunningHub hub = RunningHub.onPostgres(dsn, bus)) {
        assertThat(announced(2)).containsExactly("small", "large");
        Await.until(PATIENCE, () -> !ready(hub.caller()).contains("degraded"));
      }
    }
  }

  private List<String> announced(int atLeast) {
    try (TopicReader reader = TopicReader.of(TestKafka.shared(), bus.topic())) {
      return Announcements.of(
              reader.await(PATIENCE, messages -> Announcements.areAtLeast(atLeast, messages)))
          .values()
          .stream()
          .flatMap(versions -> versions.keySet().stream())
          .toList();
    }
  }

  private static void push(Caller caller, String version, String moreFields) {
    HttpResponse<String> answer =
        caller.push("w", Snapshots.body("w", version, "2026-01-01", moreFields));
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private static String ready(Caller caller) {
    HttpResponse<String> answer = caller.get("/health/ready");
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  /** Which no compression makes small. */
  private static String noise() {
    byte[] bytes = new byte[100_000];
    new Random(1).nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}

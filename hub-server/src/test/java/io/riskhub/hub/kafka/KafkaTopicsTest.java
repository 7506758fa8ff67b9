package io.riskhub.hub.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskhub.hub.HubStartException;
import io.riskhub.hub.bus.BusUnavailableException;
import io.riskhub.testkit.TestKafka;
import io.riskhub.testkit.TestTopics;
import io.riskhub.testkit.TopicReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

class KafkaTopicsTest {

  private static final List<String> BROKERS = List.of(TestKafka.shared());

  @Test
  void createsWhatIsMissingWhereThatIsAllowed() {
    KafkaSettings settings = new KafkaSettings(BROKERS, TestKafka.newTopic(), true, Map.of());

    KafkaTopics.require(settings);

    for (String topic : List.of(settings.topic(), settings.topic() + ".dlq")) {
      try (TopicReader reader = TopicReader.of(TestKafka.shared(), topic)) {
        assertThat(reader.await(Duration.ZERO, List::isEmpty)).isEmpty();
      }
    }
    KafkaTopics.require(new KafkaSettings(BROKERS, settings.topic(), false, Map.of()));
  }

  /** A letter holds its event whole, in Base64 where need be. */
  @Test
  void theTopicOfLettersTakesLargerMessagesThanTheOneOfEvents() throws Exception {
    KafkaSettings settings = new KafkaSettings(BROKERS, TestKafka.newTopic(), true, Map.of());
    KafkaSettings wide = new KafkaSettings(BROKERS, TestKafka.newTopic(), true, Map.of());
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.shared()))) {
      TestTopics.create(
          TestKafka.shared(),
          new NewTopic(wide.topic(), Optional.of(1), Optional.empty())
              .configs(Map.of("max.message.bytes", "20000000")));
      KafkaTopics.require(settings);
      KafkaTopics.require(wide);
      TestTopics.awaitKnown(
          admin, List.of(settings.topic(), settings.deadLetterTopic(), wide.deadLetterTopic()));

      assertThat(mostBytes(admin, settings.topic())).isLessThan(5 << 20);
      assertThat(mostBytes(admin, settings.deadLetterTopic())).isEqualTo(16 << 20);
      assertThat(mostBytes(admin, wide.deadLetterTopic())).isEqualTo(40_000_000);
    }
  }

  private static int mostBytes(Admin admin, String topic) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return admin.describeConfigs(List.of(resource)).all().get().values().stream()
        .mapToInt(config -> Integer.parseInt(config.get("max.message.bytes").value()))
        .sum();
  }

  @Test
  void elseNamesTheCommandThatCreatesIt() {
    String topic = TestKafka.newTopic();

    assertThatThrownBy(
            () -> KafkaTopics.require(new KafkaSettings(BROKERS, topic, false, Map.of())))
        .isInstanceOf(HubStartException.class)
        .hasMessageContaining(
            "kafka-topics.sh --bootstrap-server %s --create --topic %s\n"
                .formatted(TestKafka.shared(), topic))
        .hasMessageContaining("--topic " + topic + ".dlq --config max.message.bytes=16777216\n")
        .hasMessageContaining("controlbus_create_topics");
  }

  @Test
  void saysWhichBrokersDoNotAnswer() {
    Map<String, String> client =
        Map.of("sasl.jaas.config", "s3cret", "default.api.timeout.ms", "1000");

    assertThatThrownBy(
            () ->
                KafkaTopics.require(
                    new KafkaSettings(List.of("127.0.0.1:1"), "events", true, client)))
        .isInstanceOf(BusUnavailableException.class)
        .hasMessageContaining("kafka://127.0.0.1:1/events")
        .hasMessageContaining("controlbus_brokers")
        .hasMessageNotContaining("s3cret");
  }
}

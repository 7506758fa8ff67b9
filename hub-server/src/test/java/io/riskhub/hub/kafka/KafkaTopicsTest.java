package io.riskhub.hub.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskhub.hub.HubStartException;
import io.riskhub.hub.bus.BusUnavailableException;
import io.riskhub.testkit.TestKafka;
import io.riskhub.testkit.TopicReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

  @Test
  void elseNamesTheCommandThatCreatesIt() {
    String topic = TestKafka.newTopic();

    assertThatThrownBy(
            () -> KafkaTopics.require(new KafkaSettings(BROKERS, topic, false, Map.of())))
        .isInstanceOf(HubStartException.class)
        .hasMessageContaining(
            "kafka-topics.sh --bootstrap-server %s --create --topic %s\n"
                .formatted(TestKafka.shared(), topic))
        .hasMessageContaining("--topic " + topic + ".dlq")
        .hasMessageContaining("controlbus_create_topics");
  }

  @Test
  void saysWhichBrokersDoNotAnswer() {
    Map<String, String> secret = Map.of("sasl.jaas.config", "s3cret");

    assertThatThrownBy(
            () ->
                KafkaTopics.require(
                    new KafkaSettings(List.of("127.0.0.1:1"), "events", true, secret)))
        .isInstanceOf(BusUnavailableException.class)
        .hasMessageContaining("kafka://127.0.0.1:1/events")
        .hasMessageContaining("controlbus_brokers")
        .hasMessageNotContaining("s3cret");
  }
}

package io.riskhub.hub.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskhub.contract.event.Event;
import io.riskhub.contract.event.SnapshotUpdated;
import io.riskhub.hub.bus.BusUnavailableException;
import io.riskhub.hub.bus.ControlBus;
import io.riskhub.hub.bus.ControlBusContract;
import io.riskhub.hub.bus.Delivery;
import io.riskhub.testkit.Snapshots;
import io.riskhub.testkit.TestKafka;
import io.riskhub.testkit.TestTopics;
import io.riskhub.testkit.TopicReader;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KafkaControlBusTest extends ControlBusContract {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KafkaSettings settings =
      new KafkaSettings(List.of(TestKafka.shared()), TestKafka.newTopic(), true, Map.of());
  private final KafkaControlBus bus = new KafkaControlBus(settings, PATIENCE);

  @BeforeEach
  void createTopics() {
    KafkaTopics.require(settings);
  }

  @AfterEach
  void close() {
    bus.close();
  }

  @Override
  protected ControlBus bus() {
    return bus;
  }

  @Override
  protected List<Arrived> arrived(int atLeast) {
    try (TopicReader reader = TopicReader.of(TestKafka.shared(), settings.topic())) {
      return reader.await(PATIENCE, messages -> messages.size() >= atLeast).stream()
          .map(message -> new Arrived(message.key(), message.value()))
          .toList();
    }
  }

  @Test
  void anEventThatTheTopicIsTooSmallForIsRefusedAndTheOthersPass() throws Exception {
    KafkaSettings small =
        new KafkaSettings(settings.brokers(), TestKafka.newTopic(), true, Map.of());
    TestTopics.create(
        TestKafka.shared(),
        new NewTopic(small.topic(), Optional.of(1), Optional.empty())
            .configs(Map.of("max.message.bytes", "20000")));
    try (KafkaControlBus narrow = new KafkaControlBus(small, PATIENCE)) {
      List<Event> events = List.of(event("w", "v1"), large("w", "v2"), event("w", "v3"));

      List<Delivery> deliveries = narrow.publish(events, () -> {});

      assertThat(deliveries.get(0)).isEqualTo(new Delivery.Delivered());
      assertThat(deliveries.get(1))
          .isInstanceOfSatisfying(
              Delivery.Refused.class,
              refused -> assertThat(refused.reason()).contains(small.topic(), "max.message.bytes"));
      assertThat(deliveries.get(2)).isEqualTo(new Delivery.Delivered());
      try (TopicReader reader = TopicReader.of(TestKafka.shared(), small.topic())) {
        assertThat(reader.await(PATIENCE, messages -> messages.size() >= 2))
            .extracting(TopicReader.Message::value)
            .containsExactly(events.get(0).toJson(), events.get(2).toJson());
      }
    }
  }

  @Test
  void theLargestSnapshotThatTheHubTakesFitsIntoATopicAsBrokersMakeIt() {
    // A megabyte that doubles when it is written out in ASCII.
    String memo = "\"memo\":\"" + "한글".repeat(170_000) + "\"";
    Event event =
        SnapshotUpdated.of(
            UUID.randomUUID(), Snapshots.NOW, Snapshots.of("w", "v", "2026-01-01", memo));

    assertThat(bus.publish(List.of(event), () -> {})).containsExactly(new Delivery.Delivered());
  }

  /** Digits at random, which no compression makes small. */
  private static Event large(String worldId, String version) {
    byte[] noise = new byte[100_000];
    new Random(1).nextBytes(noise);
    String memo = "\"memo\":\"" + Base64.getEncoder().encodeToString(noise) + "\"";
    return SnapshotUpdated.of(
        UUID.randomUUID(), Snapshots.NOW, Snapshots.of(worldId, version, "2026-01-01", memo));
  }

  @Test
  void aTopicThatIsMissingIsUnavailable() {
    KafkaSettings elsewhere =
        new KafkaSettings(settings.brokers(), TestKafka.newTopic(), true, Map.of());
    try (KafkaControlBus lost = new KafkaControlBus(elsewhere, PATIENCE)) {
      assertThatThrownBy(() -> lost.publish(List.of(event("w", "v1"), event("w", "v2")), () -> {}))
          .isInstanceOf(BusUnavailableException.class)
          .hasMessageContaining(elsewhere.topic());
    }
  }

  @Test
  void brokersThatAcknowledgeNothingAreGivenUpAfterAWhileAndFoundAgainLater() {
    try (TestKafka kafka = TestKafka.start()) {
      KafkaSettings own = new KafkaSettings(List.of(kafka.brokers()), "events", true, Map.of());
      KafkaTopics.require(own);
      try (KafkaControlBus impatient = new KafkaControlBus(own, Duration.ofSeconds(1))) {
        impatient.publish(List.of(event("w", "v1")), () -> {});
        kafka.stop();
        assertThatThrownBy(() -> impatient.publish(List.of(event("w", "v2")), () -> {}))
            .isInstanceOf(BusUnavailableException.class)
            .hasMessageContaining(kafka.brokers());

        kafka.startAgain();

        assertThat(impatient.publish(List.of(event("w", "v2")), () -> {}))
            .containsExactly(new Delivery.Delivered());
      }
    }
  }
}

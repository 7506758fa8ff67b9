package io.riskhub.hub.kafka.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.testkit.Await;
import io.riskhub.testkit.TestKafka;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A batch of messages that a disk has damaged. */
class UnreadableBatchTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<String> handled = new CopyOnWriteArrayList<>();
  private final RecordedLag lag = new RecordedLag();

  @Test
  void itHoldsUpItsPartitionLoudlyAndNoOtherAndIsNeverSkipped() throws Exception {
    try (TestKafka kafka = TestKafka.start();
        Topic topic = Topic.create(kafka.brokers(), 3)) {
      topic.send(0, "w", "whole");
      topic.send(0, "w", "to be damaged");
      topic.send(0, "w", "behind it");
      kafka.stop();
      kafka.damage(topic.settings().topic(), 0, "to be damaged");
      kafka.startAgain();
      try (KafkaSubscription subscription =
          topic.subscribe(message -> handled.add(Topic.text(message.value())), lag)) {
        Await.until(PATIENCE, () -> lag.failures.contains("unreadable"));
        topic.sendMany(1, 200);
        topic.sendMany(2, 200);

        Await.until(PATIENCE, () -> handled.size() == 401);
        assertThat(handled).contains("whole").doesNotContain("to be damaged", "behind it");
        assertThat(subscription.health(true).problem().orElseThrow())
            .contains(topic.settings().topic() + "-0", "offset 1");
        assertThat(lag.failures).containsOnlyOnce("unreadable");
        assertThat(lag.behind.get(0)).isEqualTo(2);
      }
    }
  }

  @Test
  void twoAtOnceHoldUpTheirPartitionsAndNoOther() throws Exception {
    try (TestKafka kafka = TestKafka.start();
        Topic topic = Topic.create(kafka.brokers(), 3)) {
      for (int partition = 0; partition < 2; partition++) {
        topic.send(partition, "w", "damaged");
        topic.send(partition, "w", "behind it");
      }
      topic.sendMany(2, 200);
      kafka.stop();
      kafka.damage(topic.settings().topic(), 0, "damaged");
      kafka.damage(topic.settings().topic(), 1, "damaged");
      kafka.startAgain();
      try (KafkaSubscription subscription =
          topic.subscribe(message -> handled.add(Topic.text(message.value())), lag)) {
        Await.until(PATIENCE, () -> handled.size() == 200 && lag.failures.size() == 2);
        topic.sendMany(2, 200);

        Await.until(PATIENCE, () -> handled.size() == 400);
        assertThat(handled).doesNotContain("behind it");
        assertThat(lag.failures).containsExactly("unreadable", "unreadable");
        assertThat(subscription.health(true).problem().orElseThrow())
            .contains(topic.settings().topic() + "-0", topic.settings().topic() + "-1");
      }
    }
  }
}

package io.riskhub.hub.kafka.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.hub.bus.BusMessage;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.TestKafka;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a world that is stuck does to its own partition and to the other. */
class SharesOfPartitionsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String STUCK = "stuck";

  private final Set<String> handled = ConcurrentHashMap.newKeySet();
  private final CountDownLatch release = new CountDownLatch(1);
  private final RecordedLag lag = new RecordedLag();
  private Topic topic;

  @BeforeEach
  void createTopic() throws Exception {
    topic = Topic.create(TestKafka.shared(), 2);
  }

  @AfterEach
  void closeTopic() {
    release.countDown();
    topic.close();
  }

  @Test
  void aStuckWorldHoldsUpItsOwnPartitionOnceThatIsFullAndNoOther() throws Exception {
    topic.send(0, STUCK, "first");
    topic.sendMany(0, 400);
    topic.sendMany(1, 1_000);
    try (KafkaSubscription subscription = topic.subscribe(this::handle, lag)) {
      Await.until(PATIENCE, () -> handledOf(1) == 1_000);
      Await.until(PATIENCE, () -> handledOf(0) > 0 && lag.behind.getOrDefault(1, 1L) == 0);

      // Its share of those under way, and what may come beyond it at once.
      assertThat(handledOf(0)).isLessThanOrEqualTo(Topic.QUICK.mostUnderWay() / 2 + 100);
      assertThat(lag.behind.get(0)).isEqualTo(401);
      topic.sendMany(1, 1_100);
      Await.until(PATIENCE, () -> handledOf(1) == 1_100);

      release.countDown();

      Await.until(PATIENCE, () -> handledOf(0) == 400 && handled.contains(STUCK));
      Await.until(PATIENCE, () -> lag.behind.getOrDefault(0, 1L) == 0);
      assertThat(subscription.health(true).problem()).isEmpty();
    }
  }

  @Test
  void whatAStuckPartitionTakesInBytesIsNotTakenFromTheOther() throws Exception {
    String large = "x".repeat(200 << 10);
    for (int i = 0; i < 20; i++) {
      topic.send(0, STUCK, large);
    }
    for (int i = 0; i < 20; i++) {
      topic.send(1, "1-" + i, large);
    }
    try (KafkaSubscription subscription = topic.subscribe(this::handle, lag)) {
      Await.until(PATIENCE, () -> handledOf(1) == 20);
      assertThat(handledOf(0)).isZero();
      release.countDown();
      assertThat(subscription.health(true).problem()).isEmpty();
    }
  }

  private long handledOf(int partition) {
    return handled.stream().filter(key -> key.startsWith(partition + "-")).count();
  }

  private void handle(BusMessage message) throws InterruptedException {
    if (message.key().equals(STUCK)) {
      release.await();
    }
    handled.add(message.key());
  }
}

package io.riskhub.hub.kafka.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.hub.bus.BusMessage;
import io.riskhub.hub.bus.EventHandler;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.TestKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Consumers that come and go while messages are under way. */
class RebalanceTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int WORLDS = 8;
  private static final int EVENTS = 150;

  /** What each world's handlers saw, in the order in which they began. */
  private final Map<String, Queue<String>> seen = new ConcurrentHashMap<>();

  private final CountDownLatch release = new CountDownLatch(1);
  private Topic topic;

  @BeforeEach
  void createTopic() throws Exception {
    topic = Topic.create(TestKafka.shared(), 4);
  }

  @AfterEach
  void closeTopic() {
    release.countDown();
    topic.close();
  }

  @Test
  void whileAWorkerIsSlowASecondConsumerTakesItsPartitionsAndNothingIsLost() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    EventHandler slow =
        message -> {
          see(message);
          begun.countDown();
          release.await();
        };
    for (int partition = 0; partition < 4; partition++) {
      topic.sendMany(partition, 5);
    }
    try (KafkaSubscription first = topic.subscribe(slow, new RecordedLag())) {
      begun.await();
      RecordedLag lagOfSecond = new RecordedLag();
      Map<String, String> ofSecond = new ConcurrentHashMap<>();
      try (KafkaSubscription second =
          topic.subscribe(m -> ofSecond.put(m.key(), Topic.text(m.value())), lagOfSecond)) {
        // The first one's handlers have not ended: what they have comes again to the second.
        Await.until(PATIENCE, () -> lagOfSecond.behind.size() == 2 && ofSecond.size() == 10);
        Await.until(PATIENCE, () -> lagOfSecond.behind.values().stream().allMatch(lag -> lag == 0));
        release.countDown();
        Await.until(PATIENCE, () -> seenOrIn(ofSecond) == 20);
        assertThat(first.health(true).problem()).isEmpty();
        assertThat(second.health(true).problem()).isEmpty();
      }
    }
    List<String> left = new ArrayList<>();
    topic.send(0, "last", "last");
    topic
        .subscribe(
            message -> left.add(message.key()),
            new KafkaSubscription.Start.Committed(),
            1,
            new RecordedLag())
        .await();
    assertThat(left).as("not committed, though handled").containsExactly("last");
  }

  @Test
  void everyWorldsOrderHoldsWhileConsumersComeAndGo() throws Exception {
    Semaphore handled = new Semaphore(0);
    EventHandler handler =
        message -> {
          see(message);
          handled.release();
        };
    try (KafkaSubscription staying = topic.subscribe(handler, new RecordedLag())) {
      for (int event = 0; event < EVENTS; event++) {
        for (int world = 0; world < WORLDS; world++) {
          topic.send(world % 4, "w" + world, String.valueOf(event));
        }
        if (event % 50 == 25) {
          try (KafkaSubscription passing = topic.subscribe(handler, new RecordedLag())) {
            handled.acquire(10);
            assertThat(passing.health(true).problem()).isEmpty();
          }
        }
      }
      Await.until(
          PATIENCE,
          () ->
              seen.size() == WORLDS
                  && seen.values().stream().allMatch(all -> all.contains("" + (EVENTS - 1))));
      assertThat(staying.health(true).problem()).isEmpty();
    }
    List<String> inOrder = IntStream.range(0, EVENTS).mapToObj(String::valueOf).toList();
    // Repetitions are of what was under way when a partition moved; what is new never goes back.
    seen.forEach(
        (world, all) ->
            assertThat(List.copyOf(new LinkedHashSet<>(all))).as(world).isEqualTo(inOrder));
  }

  private void see(BusMessage message) {
    seen.computeIfAbsent(message.key(), world -> new ConcurrentLinkedQueue<>())
        .add(Topic.text(message.value()));
  }

  private long seenOrIn(Map<String, String> others) {
    LinkedHashSet<String> all = new LinkedHashSet<>(seen.keySet());
    all.addAll(others.keySet());
    return all.size();
  }
}

package io.riskhub.hub.kafka.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskhub.hub.HubStartException;
import io.riskhub.hub.bus.ConsumerLag;
import io.riskhub.hub.kafka.KafkaSettings;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.TestKafka;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes wrong inside of a subscription, and what it remembers over it. */
class FaultsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<String> handled = new CopyOnWriteArrayList<>();
  private final RecordedLag lag = new RecordedLag();
  private Topic topic;

  @BeforeEach
  void createTopic() throws Exception {
    topic = Topic.create(TestKafka.shared(), 1);
  }

  @AfterEach
  void closeTopic() {
    topic.close();
  }

  @Test
  void anErrorOrAnInterruptionInAHandlerLeavesNoMessageUnhandled() throws Exception {
    topic.send(0, "w", "first");
    topic.send(0, "w", "second");
    AtomicInteger calls = new AtomicInteger();
    try (KafkaSubscription subscription =
        topic.subscribe(
            message -> {
              switch (calls.incrementAndGet()) {
                case 1 -> throw new StackOverflowError("of the test");
                case 2 -> throw new InterruptedException("by nobody");
                case 3 -> throw new IllegalStateException("a fault");
                default -> handled.add(Topic.text(message.value()));
              }
            },
            lag)) {
      Await.until(PATIENCE, () -> handled.size() == 2);
      assertThat(handled).containsExactly("first", "second");
      assertThat(lag.failures).containsExactly("handler", "handler", "handler");
      Await.until(PATIENCE, () -> lag.behind.getOrDefault(0, 1L) == 0);
      assertThat(subscription.health(true).problem()).isEmpty();
    }
  }

  @Test
  void aLoopThatFailsForAnyReasonBeginsAnewAfterWhatItHandled() throws Exception {
    topic.sendMany(0, 3);
    lag.trap = new IllegalStateException("a fault of the test");
    try (KafkaSubscription subscription =
        topic.subscribe(message -> handled.add(Topic.text(message.value())), lag)) {
      Await.until(PATIENCE, () -> lag.failures.contains("bus"));
      Await.until(PATIENCE, () -> handled.size() >= 3);
      topic.send(0, "w", "later");

      Await.until(PATIENCE, () -> handled.contains("later"));
      assertThat(handled).containsExactlyInAnyOrder("0", "1", "2", "later");
      Await.until(PATIENCE, () -> subscription.health(true).problem().isEmpty());
    }
  }

  @Test
  void fromTheBeginningIsOnceAndMessagesAreCountedOverAFault() throws Exception {
    topic.sendMany(0, 5);
    runUntilHandled(new KafkaSubscription.Start.Committed(), 5);
    handled.clear();

    KafkaSubscription again =
        topic.subscribe(
            message -> {
              handled.add(Topic.text(message.value()));
              if (handled.size() == 2) {
                lag.trap = new IllegalStateException("a fault of the test");
              }
            },
            new KafkaSubscription.Start.Beginning(),
            7,
            lag);
    Await.until(PATIENCE, () -> handled.size() == 5 && lag.failures.contains("bus"));
    topic.send(0, "w", "sixth");
    topic.send(0, "w", "seventh");
    topic.send(0, "w", "eighth");
    again.await();

    assertThat(handled).containsExactlyInAnyOrder("0", "1", "2", "3", "4", "sixth", "seventh");
    handled.clear();
    runUntilHandled(new KafkaSubscription.Start.Committed(), 1);
    assertThat(handled).containsExactly("eighth");
  }

  @Test
  void sinceAnInstantItBeginsAtTheFirstMessageThatCameThen() throws Exception {
    topic.send(0, "w", "before");
    Instant before = Instant.now();
    Await.until(PATIENCE, () -> Instant.now().isAfter(before.plusMillis(2)));
    Instant since = Instant.now();
    topic.send(0, "w", "after");

    runUntilHandled(new KafkaSubscription.Start.Since(since), 1);

    assertThat(handled).containsExactly("after");
  }

  @Test
  void whoeverWaitsForOneThatEndedForAFaultHearsOfIt() throws Exception {
    ConsumerLag broken =
        new ConsumerLag() {
          @Override
          public void behind(String topic, int partition, long messages) {
            throw new IllegalStateException("nobody counts");
          }

          @Override
          public void gone(String topic, int partition) {}

          @Override
          public void failed(String reason) {
            throw new IllegalStateException("nobody hears");
          }
        };
    topic.send(0, "w", "first");
    try (KafkaSubscription subscription = topic.subscribe(message -> {}, broken)) {
      assertThatThrownBy(subscription::await)
          .hasMessageContaining("ended for a fault")
          .hasMessageContaining("nobody hears");
      assertThat(subscription.health(true).problem().orElseThrow())
          .contains("must be started anew");
    }
  }

  @Test
  void propertiesThatNoConsumerTakesAreRefusedAtTheStart() {
    KafkaSettings odd =
        new KafkaSettings(
            List.of(TestKafka.shared()), "any", false, Map.of("session.timeout.ms", "soon"));
    KafkaSubscription subscription =
        new KafkaSubscription(
            odd,
            "group",
            message -> {},
            new KafkaSubscription.Start.Committed(),
            1,
            lag,
            Clock.systemUTC());
    assertThatThrownBy(subscription::start)
        .isInstanceOf(HubStartException.class)
        .hasMessageContaining("session.timeout.ms");
    subscription.close();
  }

  private void runUntilHandled(KafkaSubscription.Start start, int count) throws Exception {
    topic.subscribe(message -> handled.add(Topic.text(message.value())), start, count, lag).await();
  }
}

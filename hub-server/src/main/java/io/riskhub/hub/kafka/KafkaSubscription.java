package io.riskhub.hub.kafka;

import io.riskhub.hub.bus.ConsumerLag;
import io.riskhub.hub.bus.EventHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles the events of a Kafka topic as a member of a consumer group, on a thread of its own. What
 * fails is begun anew, from the last committed offsets.
 */
public final class KafkaSubscription implements AutoCloseable {

  /** The group of the contract's consumers. */
  public static final String DEFAULT_GROUP = "worldservice-risk-hub";

  private static final Logger LOG = LoggerFactory.getLogger(KafkaSubscription.class);

  private static final int MOST_UNDER_WAY = 256;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration RETRY = Duration.ofSeconds(1);

  /** More than an event can have, so that no partition is stuck before a large one. */
  private static final int MOST_BYTES_AT_ONCE = 16 << 20;

  private final KafkaSettings settings;
  private final String group;
  private final EventHandler handler;
  private final EventLoopSettings loopSettings;
  private final ConsumerLag lag;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable KafkaEventLoop loop;

  private KafkaSubscription(
      KafkaSettings settings,
      String group,
      EventHandler handler,
      EventLoopSettings loopSettings,
      ConsumerLag lag) {
    this.settings = settings;
    this.group = group;
    this.handler = handler;
    this.loopSettings = loopSettings;
    this.lag = lag;
  }

  /** Where to begin in the topic, by default after what the group has handled. */
  public sealed interface Start {
    /** After what the group has handled; at the earliest message when it has handled nothing. */
    record Committed() implements Start {}

    /** At the earliest message. */
    record Beginning() implements Start {}

    /** At the first message that the broker got at or after an instant. */
    record Since(Instant instant) implements Start {}
  }

  /**
   * Begins to handle events.
   *
   * @param mostMessages how many to handle before it ends by itself
   */
  public static KafkaSubscription start(
      KafkaSettings settings,
      String group,
      EventHandler handler,
      Start start,
      long mostMessages,
      ConsumerLag lag) {
    FirstPosition position =
        switch (start) {
          case Start.Committed committed -> FirstPosition.committed();
          case Start.Beginning beginning -> FirstPosition.beginning();
          case Start.Since since -> FirstPosition.since(since.instant());
        };
    KafkaSubscription subscription =
        new KafkaSubscription(
            settings,
            group,
            handler,
            new EventLoopSettings(MOST_UNDER_WAY, mostMessages, PATIENCE, position),
            lag);
    Thread.ofPlatform().name("event-loop").start(subscription::runUntilClosed);
    return subscription;
  }

  /** Waits until it has ended: because it was closed, or because it handled all that it should. */
  public void await() throws InterruptedException {
    ended.await();
  }

  /** Lets what is under way end, for some seconds, and leaves the group. */
  @Override
  public void close() {
    closing.countDown();
    Optional.ofNullable(loop).ifPresent(KafkaEventLoop::stop);
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void runUntilClosed() {
    try {
      boolean done = false;
      while (!done && closing.getCount() > 0) {
        done = runOnce();
      }
    } finally {
      ended.countDown();
    }
  }

  /** Whether it came to its end, and did not fail. */
  private boolean runOnce() {
    try {
      KafkaEventLoop current =
          new KafkaEventLoop(
              new KafkaConsumer<>(
                  properties(), new ByteArrayDeserializer(), new ByteArrayDeserializer()),
              handler,
              loopSettings,
              lag);
      loop = current;
      if (closing.getCount() == 0) {
        current.stop();
      }
      current.run(settings.topic());
      return true;
    } catch (KafkaException e) {
      LOG.warn("reading from {} failed and begins anew: {}", settings, e.getMessage());
      lag.failed("bus");
      return isClosingWithin(RETRY);
    }
  }

  private boolean isClosingWithin(Duration time) {
    try {
      return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>(settings.client());
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "riskhub-consumer");
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MOST_BYTES_AT_ONCE);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return properties;
  }
}

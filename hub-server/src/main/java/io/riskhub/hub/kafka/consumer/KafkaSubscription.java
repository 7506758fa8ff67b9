package io.riskhub.hub.kafka.consumer;

import io.riskhub.hub.bus.ConsumerLag;
import io.riskhub.hub.bus.EventHandler;
import io.riskhub.hub.bus.GrowingPause;
import io.riskhub.hub.health.HealthCheck;
import io.riskhub.hub.kafka.KafkaSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles the events of a Kafka topic as a member of a consumer group, on a thread of its own.
 * Whatever fails is begun anew, from the last committed offsets.
 */
public final class KafkaSubscription implements AutoCloseable {

  /** The group of the contract's consumers. */
  public static final String DEFAULT_GROUP = "worldservice-risk-hub";

  private static final Logger LOG = LoggerFactory.getLogger(KafkaSubscription.class);

  private static final GrowingPause RETRY =
      new GrowingPause(Duration.ofSeconds(1), Duration.ofSeconds(30));

  /** A loop that ran for so long before it failed did not fail in a row. */
  private static final Duration HEALTHY_RUN = Duration.ofMinutes(1);

  private final KafkaSettings settings;
  private final GroupClient client;
  private final EventHandler handler;
  private final EventLoopSettings loopSettings;
  private final SubscriptionProgress progress;
  private final SubscriptionHealth health;
  private final ConsumerLag lag;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable KafkaEventLoop loop;

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
   * A subscription that does nothing before {@link #start}.
   *
   * @param mostMessages how many to handle before it ends by itself
   */
  public KafkaSubscription(
      KafkaSettings settings,
      String group,
      EventHandler handler,
      Start start,
      long mostMessages,
      ConsumerLag lag,
      Clock clock) {
    this(settings, group, handler, start, mostMessages, EventLoopSettings.DEFAULT, lag, clock);
  }

  KafkaSubscription(
      KafkaSettings settings,
      String group,
      EventHandler handler,
      Start start,
      long mostMessages,
      EventLoopSettings loopSettings,
      ConsumerLag lag,
      Clock clock) {
    this.settings = settings;
    this.client = new GroupClient(settings, group);
    this.handler = handler;
    this.loopSettings = loopSettings;
    this.progress = new SubscriptionProgress(position(start), mostMessages);
    this.health = new SubscriptionHealth(settings.toString(), client.sessionTimeout(), clock);
    this.lag = lag;
  }

  private static FirstPosition position(Start start) {
    return switch (start) {
      case Start.Committed committed -> FirstPosition.committed();
      case Start.Beginning beginning -> FirstPosition.beginning();
      case Start.Since since -> FirstPosition.since(since.instant());
    };
  }

  /**
   * Begins to handle events. Once.
   *
   * @throws io.riskhub.hub.HubStartException when the client properties cannot be used
   */
  public KafkaSubscription start() {
    KafkaEventLoop first = newLoop();
    loop = first;
    Thread.ofPlatform().name("event-loop").start(() -> runUntilClosed(first));
    return this;
  }

  private KafkaEventLoop newLoop() {
    return new KafkaEventLoop(client.connect(), handler, loopSettings, progress, health, lag);
  }

  /**
   * Says whether events come from the topic.
   *
   * @param isEssential whether a process is of no use that gets none
   */
  public HealthCheck health(boolean isEssential) {
    return health.check(isEssential);
  }

  /**
   * Waits until it has ended: because it was closed, or because it handled all that it should.
   *
   * @throws IllegalStateException when it ended for a fault
   */
  public void await() throws InterruptedException {
    ended.await();
    Optional<Throwable> fault = health.end();
    if (fault.isPresent()) {
      throw new IllegalStateException(
          "the consumer of %s ended for a fault: %s".formatted(settings, fault.get()), fault.get());
    }
  }

  /** Lets what is under way end, for some seconds, and leaves the group. */
  @Override
  public void close() {
    closing.countDown();
    KafkaEventLoop current = loop;
    if (current == null) {
      return;
    }
    current.stop();
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void runUntilClosed(KafkaEventLoop first) {
    try {
      boolean done = runOnce(() -> first);
      for (int failures = 1; !done; failures++) {
        done = isClosingWithin(RETRY.after(failures));
        long began = System.nanoTime();
        done = done || runOnce(this::newLoop);
        failures = System.nanoTime() - began > HEALTHY_RUN.toNanos() ? 0 : failures;
      }
    } catch (Throwable e) {
      // Beyond repair here: even to tell of a failure failed, or somebody interrupted the thread.
      health.ended(e);
      LOG.error("the consumer of {} ended", settings, e);
    } finally {
      ended.countDown();
    }
  }

  /** Whether it came to its end, and did not fail. */
  private boolean runOnce(Supplier<KafkaEventLoop> next) {
    try {
      KafkaEventLoop current = next.get();
      loop = current;
      if (closing.getCount() == 0) {
        current.stop();
      }
      current.run(settings.topic());
      return true;
    } catch (Throwable e) {
      // Also an error: nobody would take the events of this group any more, and nobody would know.
      health.failed(String.valueOf(e.getMessage()));
      lag.failed("bus");
      if (e instanceof KafkaException) {
        LOG.warn("reading from {} failed and begins anew: {}", settings, e.getMessage());
      } else {
        LOG.error("reading from {} failed and begins anew", settings, e);
      }
      return false;
    }
  }

  private boolean isClosingWithin(Duration time) throws InterruptedException {
    return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }
}

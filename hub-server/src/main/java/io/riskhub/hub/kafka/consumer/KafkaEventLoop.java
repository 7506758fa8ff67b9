package io.riskhub.hub.kafka.consumer;

import io.riskhub.hub.bus.ConsumerLag;
import io.riskhub.hub.bus.EventHandler;
import io.riskhub.hub.bus.window.KeyedExecutor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes messages from a topic and hands them to the handler: those of one key in their order, those
 * of different keys at once, of each partition a bounded number. An offset is committed when every
 * message before it is handled to the end. However long a handler takes, the loop goes on polling,
 * so that the broker does not take this consumer for dead.
 *
 * <p>When a partition goes to another consumer, what is under way gets a while to end, and what has
 * not begun is left to the new owner. A handler that takes longer may overlap with the new owner's,
 * which is why handlers are idempotent.
 */
final class KafkaEventLoop {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaEventLoop.class);

  private static final Duration POLL = Duration.ofMillis(100);

  private final Consumer<byte[], byte[]> kafka;
  private final EventLoopSettings settings;
  private final SubscriptionProgress progress;
  private final SubscriptionHealth health;
  private final ConsumerLag lag;

  private final KeyedExecutor executor = new KeyedExecutor();
  private final MessageTask task;
  private final OwnedPartitions owned;
  private final UnreadablePartitions unreadable;
  private volatile boolean closing;

  /**
   * @param kafka used by the thread that calls {@link #run} alone, and closed by it
   */
  KafkaEventLoop(
      Consumer<byte[], byte[]> kafka,
      EventHandler handler,
      EventLoopSettings settings,
      SubscriptionProgress progress,
      SubscriptionHealth health,
      ConsumerLag lag) {
    this.kafka = kafka;
    this.settings = settings;
    this.progress = progress;
    this.health = health;
    this.lag = lag;
    this.task = new MessageTask(handler, settings.retries(), lag);
    this.owned = new OwnedPartitions(progress);
    this.unreadable = new UnreadablePartitions(kafka, health, lag);
  }

  /**
   * Runs until {@link #stop}, or until the greatest number of messages is handled.
   *
   * @throws KafkaException when the broker refuses for good, or a partition could not be read for
   *     long; what was not committed comes again
   */
  void run(String topic) {
    try {
      Rebalance rebalance = new Rebalance();
      kafka.subscribe(List.of(topic), rebalance);
      while (!closing && progress.left() > 0) {
        poll(rebalance);
        owned.noteHandled();
        commit();
        holdOrGoOn();
        measure();
        if (unreadable.isAnyOlderThan(settings.unreadableFor())) {
          throw new KafkaException("looks again at " + unreadable.partitions());
        }
      }
    } finally {
      end();
    }
  }

  /** Lets {@link #run} end soon. Safe for any thread. */
  void stop() {
    closing = true;
  }

  private void poll(Rebalance rebalance) {
    try {
      take(kafka.poll(POLL));
    } catch (KafkaException e) {
      if (rebalance.hasFailed || !unreadable.find(e, this::take)) {
        throw e;
      }
    }
  }

  private void take(ConsumerRecords<byte[], byte[]> messages) {
    for (TopicPartition partition : messages.partitions()) {
      for (ConsumerRecord<byte[], byte[]> message : messages.records(partition)) {
        if (!mayTake()) {
          // It comes again, should one of those under way go to another consumer.
          kafka.seek(partition, message.offset());
          break;
        }
        take(partition, message);
      }
    }
  }

  private boolean mayTake() {
    return progress.left() > owned.unhandled();
  }

  private void take(TopicPartition partition, ConsumerRecord<byte[], byte[]> message) {
    PartitionWork work = owned.took(partition, message);
    long offset = message.offset();
    // What has no key has no order but that of its partition.
    String key =
        Optional.ofNullable(message.key())
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
            .orElse(partition.toString());
    executor.submit(
        key,
        () -> {
          if (task.run(key, work, offset)) {
            owned.handled(partition, work, offset);
          }
        });
  }

  /** Pauses the partitions that have enough under way, and no others. */
  private void holdOrGoOn() {
    Set<TopicPartition> assigned = kafka.assignment();
    Set<TopicPartition> held = new HashSet<>(unreadable.partitions());
    for (TopicPartition partition : assigned) {
      boolean isFull =
          owned.work(partition).filter(work -> settings.isFull(work, assigned.size())).isPresent();
      if (isFull || !mayTake()) {
        held.add(partition);
      }
    }
    kafka.pause(held);
    kafka.resume(assigned.stream().filter(partition -> !held.contains(partition)).toList());
  }

  private void measure() {
    for (TopicPartition partition : kafka.assignment()) {
      int underWay = owned.work(partition).map(PartitionWork::size).orElse(0);
      kafka
          .currentLag(partition)
          .ifPresent(
              ahead -> lag.behind(partition.topic(), partition.partition(), ahead + underWay));
    }
    GroupClient.sinceHeartbeat(kafka).ifPresent(health::polled);
  }

  private void commit() {
    Map<TopicPartition, OffsetAndMetadata> positions = owned.uncommitted(owned.partitions());
    if (!positions.isEmpty()) {
      kafka.commitAsync(
          positions,
          (offsets, failure) -> {
            if (failure != null) {
              LOG.warn("offsets were not committed, they will be again: {}", failure.toString());
              lag.failed("commit");
              owned.notCommitted(owned.partitions());
            }
          });
    }
  }

  /** Lets what runs in those partitions end, commits what is done, and forgets them. */
  private void release(Collection<TopicPartition> released) {
    owned.letEnd(released, settings.patience());
    commitNow(released);
    forget(released);
  }

  private void forget(Collection<TopicPartition> gone) {
    gone.forEach(partition -> lag.gone(partition.topic(), partition.partition()));
    unreadable.forget(gone);
    owned.forget(gone);
  }

  private void commitNow(Collection<TopicPartition> of) {
    owned.notCommitted(of);
    Map<TopicPartition, OffsetAndMetadata> positions = owned.uncommitted(of);
    try {
      if (!positions.isEmpty()) {
        kafka.commitSync(positions, settings.patience());
      }
    } catch (KafkaException e) {
      LOG.warn("offsets were not committed, messages will come again: {}", e.toString());
    }
  }

  private void end() {
    try {
      owned.revoke(owned.partitions());
      executor.close(settings.patience());
      release(owned.partitions());
      forget(Set.copyOf(unreadable.partitions()));
    } finally {
      kafka.close(CloseOptions.timeout(settings.patience()));
    }
  }

  /** Partitions come and go. Called by {@link Consumer#poll}, in the loop's thread. */
  private final class Rebalance implements ConsumerRebalanceListener {

    /** Whether it was this that made a poll fail. */
    private boolean hasFailed;

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
      hasFailed = true;
      progress.begin(kafka, assigned);
      hasFailed = false;
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
      release(revoked);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
      forget(lost);
    }
  }
}

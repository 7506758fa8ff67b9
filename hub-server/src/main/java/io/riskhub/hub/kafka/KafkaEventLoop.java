package io.riskhub.hub.kafka;

import io.riskhub.hub.bus.BusMessage;
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
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes messages from a topic and hands them to the handler: those of one key in their order, those
 * of different keys at once, a bounded number in all. An offset is committed when every message
 * before it is handled to the end. However long a handler takes, the loop goes on polling, so that
 * the broker does not take this consumer for dead.
 *
 * <p>When a partition goes to another consumer, what is under way gets a while to end, and what has
 * not begun is left to the new owner. A handler that takes longer may overlap with the new owner's,
 * which is why handlers are idempotent.
 */
final class KafkaEventLoop {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaEventLoop.class);

  private static final Duration POLL = Duration.ofMillis(100);

  /** Large events are bounded by what they take, not by their number. */
  private static final long MOST_BYTES_UNDER_WAY = 64L << 20;

  private static final Duration FAULT_PAUSE = Duration.ofSeconds(1);

  private final Consumer<byte[], byte[]> kafka;
  private final EventHandler handler;
  private final EventLoopSettings settings;
  private final ConsumerLag lag;

  private final KeyedExecutor executor = new KeyedExecutor();
  private final OwnedPartitions owned = new OwnedPartitions();
  private final Set<TopicPartition> ownedBefore = new HashSet<>();
  private final AtomicLong bytesUnderWay = new AtomicLong();
  private long taken;
  private volatile boolean closing;

  /**
   * @param kafka used by the thread that calls {@link #run} alone, and closed by it
   */
  KafkaEventLoop(
      Consumer<byte[], byte[]> kafka,
      EventHandler handler,
      EventLoopSettings settings,
      ConsumerLag lag) {
    this.kafka = kafka;
    this.handler = handler;
    this.settings = settings;
    this.lag = lag;
  }

  /**
   * Runs until {@link #stop}, or until the greatest number of messages is handled.
   *
   * @throws KafkaException when the broker refuses for good; what was not committed comes again
   */
  void run(String topic) {
    try {
      kafka.subscribe(List.of(topic), new Rebalance());
      while (!closing && !isDone()) {
        kafka.poll(POLL).forEach(this::take);
        owned.noteHandled();
        commit();
        holdOrGoOn();
        measureLag();
      }
    } finally {
      end();
    }
  }

  /** Lets {@link #run} end soon. Safe for any thread. */
  void stop() {
    closing = true;
  }

  private boolean isDone() {
    return taken >= settings.mostMessages() && owned.underWay() == 0;
  }

  private void take(ConsumerRecord<byte[], byte[]> message) {
    if (taken >= settings.mostMessages()) {
      return;
    }
    taken++;
    TopicPartition partition = new TopicPartition(message.topic(), message.partition());
    PartitionWork work = owned.took(partition, message.offset());
    int size = Math.max(0, message.serializedValueSize());
    bytesUnderWay.addAndGet(size);
    // What has no key has no order but that of its partition.
    String key =
        Optional.ofNullable(message.key())
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
            .orElse(partition.toString());
    executor.submit(
        key,
        () -> {
          try {
            if (work.begin()) {
              run(key, message, work);
            }
          } finally {
            bytesUnderWay.addAndGet(-size);
          }
        });
  }

  private void run(String key, ConsumerRecord<byte[], byte[]> message, PartitionWork work) {
    try {
      handle(key, message);
      TopicPartition partition = new TopicPartition(message.topic(), message.partition());
      owned.handled(partition, work, message.offset());
    } catch (InterruptedException e) {
      LOG.debug("{} comes again, the consumer stops", place(message));
    } finally {
      work.end();
    }
  }

  private void handle(String key, ConsumerRecord<byte[], byte[]> message)
      throws InterruptedException {
    while (message.value() != null) {
      try {
        handler.handle(new BusMessage(key, message.value()));
        return;
      } catch (RuntimeException e) {
        // A fault of ours. To pass over the message would lose it.
        LOG.error("{} is handled again, for it failed", place(message), e);
        lag.failed("handler");
        Thread.sleep(FAULT_PAUSE);
      }
    }
  }

  private static String place(ConsumerRecord<?, ?> message) {
    return message.topic() + "-" + message.partition() + "@" + message.offset();
  }

  private void holdOrGoOn() {
    boolean isFull =
        owned.underWay() >= settings.mostUnderWay() || bytesUnderWay.get() >= MOST_BYTES_UNDER_WAY;
    if (isFull || taken >= settings.mostMessages()) {
      kafka.pause(kafka.assignment());
    } else {
      kafka.resume(kafka.paused());
    }
  }

  private void measureLag() {
    for (TopicPartition partition : kafka.assignment()) {
      int underWay = owned.underWay(partition);
      kafka
          .currentLag(partition)
          .ifPresent(
              ahead -> lag.behind(partition.topic(), partition.partition(), ahead + underWay));
    }
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
    released.forEach(partition -> lag.gone(partition.topic(), partition.partition()));
    owned.letEnd(released, settings.patience());
    commitNow(released);
    owned.forget(released);
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
    executor.close(settings.patience());
    release(owned.partitions());
    kafka.close(CloseOptions.timeout(settings.patience()));
  }

  /** Partitions come and go. Called by {@link Consumer#poll}, in the loop's thread. */
  private final class Rebalance implements ConsumerRebalanceListener {

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
      List<TopicPartition> first = assigned.stream().filter(ownedBefore::add).toList();
      if (!first.isEmpty()) {
        settings.firstPosition().seek(kafka, first);
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
      release(revoked);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
      lost.forEach(partition -> lag.gone(partition.topic(), partition.partition()));
      owned.forget(lost);
    }
  }
}

package io.riskhub.hub.kafka.consumer;

import io.riskhub.hub.bus.ConsumerLag;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the partition in which something stands that Kafka's client cannot read, such as a damaged
 * batch, so that it alone stands still. Nothing of it is skipped: a replica may have it whole, and
 * if none has, it is for a person to say how much is lost. For the loop's thread.
 */
final class UnreadablePartitions {

  private static final Logger LOG = LoggerFactory.getLogger(UnreadablePartitions.class);

  private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> kafka;
  private final SubscriptionHealth health;
  private final ConsumerLag lag;

  /** When each was found, by {@link System#nanoTime}. */
  private final Map<TopicPartition, Long> found = new HashMap<>();

  UnreadablePartitions(
      org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> kafka,
      SubscriptionHealth health,
      ConsumerLag lag) {
    this.kafka = kafka;
    this.health = health;
    this.lag = lag;
  }

  /**
   * Looks for the partition that made a poll fail, and pauses it. The client does not name it, but
   * fails again at every poll for as long as that partition is not paused.
   *
   * @param others takes what other partitions give meanwhile
   * @return whether it was found
   */
  boolean find(KafkaException failure, Consumer<ConsumerRecords<byte[], byte[]>> others) {
    boolean isAboutContent =
        failure.getClass() == KafkaException.class || failure instanceof SerializationException;
    if (!isAboutContent) {
      return false;
    }
    List<TopicPartition> suspects =
        kafka.assignment().stream().filter(any -> !kafka.paused().contains(any)).toList();
    for (TopicPartition suspect : suspects) {
      kafka.pause(List.of(suspect));
      boolean isOut = !failsToPoll(others);
      kafka.resume(List.of(suspect));
      if (isOut && failsToPoll(others)) {
        kafka.pause(List.of(suspect));
        report(suspect, failure);
        return true;
      }
    }
    return false;
  }

  private boolean failsToPoll(Consumer<ConsumerRecords<byte[], byte[]>> others) {
    try {
      others.accept(kafka.poll(Duration.ZERO));
      return false;
    } catch (KafkaException e) {
      return true;
    }
  }

  private void report(TopicPartition partition, KafkaException failure) {
    String reason =
        "at offset %d: %s"
            .formatted(
                kafka.position(partition),
                Optional.ofNullable(failure.getCause()).orElse(failure).getMessage());
    LOG.error(
        "{} cannot be read and stands still, nothing of it is skipped, {}", partition, reason);
    found.put(partition, System.nanoTime());
    health.unreadable(partition.toString(), reason);
    lag.failed("unreadable");
  }

  Set<TopicPartition> partitions() {
    return found.keySet();
  }

  /** Whether one of them stands still for so long. */
  boolean isAnyOlderThan(Duration age) {
    return found.values().stream().anyMatch(since -> System.nanoTime() - since > age.toNanos());
  }

  /** They are another consumer's now, or this one begins anew. */
  void forget(Collection<TopicPartition> gone) {
    for (TopicPartition partition : gone) {
      if (found.remove(partition) != null) {
        health.noLongerUnreadable(partition.toString());
      }
    }
  }
}

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
 * Finds the partitions in which something stands that Kafka's client cannot read, such as a damaged
 * batch, so that they alone stand still. Nothing of them is skipped: a replica may have it whole,
 * and if none has, it is for a person to say how much is lost. For the loop's thread.
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
   * Looks for the partitions that made a poll fail, and pauses them. The client does not name them,
   * but fails again at every poll for as long as one of them is not paused: so each is polled
   * alone.
   *
   * @param others takes what other partitions give meanwhile
   * @return whether one was found
   */
  boolean find(KafkaException failure, Consumer<ConsumerRecords<byte[], byte[]>> others) {
    if (!isAboutContent(failure)) {
      return false;
    }
    Set<TopicPartition> assigned = Set.copyOf(kafka.assignment());
    List<TopicPartition> suspects =
        assigned.stream().filter(any -> !kafka.paused().contains(any)).toList();
    kafka.pause(suspects);
    if (failureOfPoll(others).isPresent() || !kafka.assignment().equals(assigned)) {
      return false;
    }
    boolean isFound = false;
    for (TopicPartition suspect : suspects) {
      kafka.resume(List.of(suspect));
      Optional<KafkaException> reason = failureOfPoll(others);
      if (!kafka.assignment().equals(assigned)) {
        // Partitions came or went in that poll, which can have failed for it.
        return false;
      }
      kafka.pause(List.of(suspect));
      if (reason.filter(UnreadablePartitions::isAboutContent).isPresent()) {
        report(suspect, reason.get());
        isFound = true;
      }
    }
    kafka.resume(suspects.stream().filter(any -> !found.containsKey(any)).toList());
    return isFound;
  }

  private static boolean isAboutContent(KafkaException failure) {
    return failure.getClass() == KafkaException.class || failure instanceof SerializationException;
  }

  private Optional<KafkaException> failureOfPoll(Consumer<ConsumerRecords<byte[], byte[]>> others) {
    try {
      others.accept(kafka.poll(Duration.ZERO));
      return Optional.empty();
    } catch (KafkaException e) {
      return Optional.of(e);
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

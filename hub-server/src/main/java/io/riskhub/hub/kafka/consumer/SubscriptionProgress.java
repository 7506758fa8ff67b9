package io.riskhub.hub.kafka.consumer;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a subscription has come; it goes on there after a fault. For the thread of the loop that
 * runs.
 */
final class SubscriptionProgress {

  private final FirstPosition firstPosition;
  private final Set<TopicPartition> begun = new HashSet<>();
  private long left;

  /**
   * @param firstPosition where to begin in a partition, once
   * @param mostMessages how many to handle in all
   */
  SubscriptionProgress(FirstPosition firstPosition, long mostMessages) {
    this.firstPosition = firstPosition;
    this.left = mostMessages;
  }

  /** Sets the positions of those partitions that it gets for the first time. */
  void begin(Consumer<?, ?> kafka, Collection<TopicPartition> assigned) {
    List<TopicPartition> first =
        assigned.stream().filter(partition -> !begun.contains(partition)).toList();
    if (!first.isEmpty()) {
      firstPosition.seek(kafka, first);
      begun.addAll(first);
    }
  }

  /** A message was handled. */
  void handled() {
    left--;
  }

  /** How many are still to be handled. */
  long left() {
    return left;
  }
}

package io.riskhub.hub.kafka.consumer;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What is under way in the partitions that a consumer owns. For the loop's thread, but for {@link
 * #handled}.
 */
final class OwnedPartitions {

  private final Map<TopicPartition, PartitionWork> partitions = new HashMap<>();
  private final BlockingQueue<Handled> handled = new LinkedBlockingQueue<>();
  private final SubscriptionProgress progress;

  /**
   * @param progress is told of every message that was handled here
   */
  OwnedPartitions(SubscriptionProgress progress) {
    this.progress = progress;
  }

  /** A message came to its end. */
  private record Handled(TopicPartition partition, PartitionWork work, long offset) {}

  /** A message was taken from a partition. */
  PartitionWork took(TopicPartition partition, ConsumerRecord<byte[], byte[]> message) {
    PartitionWork work = partitions.computeIfAbsent(partition, any -> new PartitionWork());
    work.took(message);
    return work;
  }

  /** It came to its end. For any thread. */
  void handled(TopicPartition partition, PartitionWork work, long offset) {
    handled.add(new Handled(partition, work, offset));
  }

  /** Takes note of what came to its end since. */
  void noteHandled() {
    for (Handled next = handled.poll(); next != null; next = handled.poll()) {
      note(next);
    }
  }

  private void note(Handled next) {
    // A partition that went and came back has new work; what the old one did is void.
    if (partitions.get(next.partition()) == next.work()) {
      next.work().handled(next.offset());
      progress.handled();
    }
  }

  List<TopicPartition> partitions() {
    return List.copyOf(partitions.keySet());
  }

  /** What is under way in a partition, if anything was taken from it. */
  Optional<PartitionWork> work(TopicPartition partition) {
    return Optional.ofNullable(partitions.get(partition));
  }

  /** How many messages were taken and not yet handled. */
  int unhandled() {
    return partitions.values().stream().mapToInt(PartitionWork::unhandled).sum();
  }

  /** The positions to commit that have changed since they were last asked for. */
  Map<TopicPartition, OffsetAndMetadata> uncommitted(Collection<TopicPartition> of) {
    Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
    for (TopicPartition partition : of) {
      work(partition)
          .ifPresent(
              work ->
                  work.uncommitted()
                      .ifPresent(at -> positions.put(partition, new OffsetAndMetadata(at))));
    }
    return positions;
  }

  /** What {@link #uncommitted} gave for these was not committed after all. */
  void notCommitted(Collection<TopicPartition> of) {
    works(of).forEach(PartitionWork::notCommitted);
  }

  /** Lets nothing more begin in these. */
  void revoke(Collection<TopicPartition> ending) {
    works(ending).forEach(PartitionWork::revoke);
  }

  /** Lets nothing more begin in these, and waits a while for what runs. */
  void letEnd(Collection<TopicPartition> ending, Duration patience) {
    revoke(ending);
    List<PartitionWork> works = works(ending);
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      while (works.stream().anyMatch(PartitionWork::isRunning) && System.nanoTime() < deadline) {
        Optional.ofNullable(handled.poll(1, TimeUnit.MILLISECONDS)).ifPresent(this::note);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    noteHandled();
  }

  /** They are another consumer's now. */
  void forget(Collection<TopicPartition> gone) {
    revoke(gone);
    gone.forEach(partitions::remove);
  }

  private List<PartitionWork> works(Collection<TopicPartition> of) {
    return of.stream().map(partitions::get).filter(Objects::nonNull).toList();
  }
}

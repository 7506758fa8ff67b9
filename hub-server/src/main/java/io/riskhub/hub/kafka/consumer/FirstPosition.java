package io.riskhub.hub.kafka.consumer;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** Where a consumer begins in a partition that it gets for the first time. */
interface FirstPosition {

  /**
   * Sets the positions of {@code partitions} that have just been assigned. What is not where the
   * group stands is committed, so that whoever gets the partition next goes on from there.
   */
  void seek(Consumer<?, ?> kafka, Collection<TopicPartition> partitions);

  /** After what the group has committed; at the earliest message where it has committed nothing. */
  static FirstPosition committed() {
    return (kafka, partitions) -> {};
  }

  /** At the earliest message that there is. */
  static FirstPosition beginning() {
    return (kafka, partitions) -> {
      kafka.seekToBeginning(partitions);
      commit(kafka, partitions);
    };
  }

  /** At the first message that the broker got at or after {@code instant}. */
  static FirstPosition since(Instant instant) {
    return (kafka, partitions) -> {
      kafka
          .offsetsForTimes(
              partitions.stream()
                  .collect(Collectors.toMap(Function.identity(), any -> instant.toEpochMilli())))
          .forEach(
              (partition, found) ->
                  Optional.ofNullable(found)
                      .map(OffsetAndTimestamp::offset)
                      .ifPresentOrElse(
                          offset -> kafka.seek(partition, offset),
                          () -> kafka.seekToEnd(List.of(partition))));
      commit(kafka, partitions);
    };
  }

  private static void commit(Consumer<?, ?> kafka, Collection<TopicPartition> partitions) {
    kafka.commitSync(
        partitions.stream()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    partition -> new OffsetAndMetadata(kafka.position(partition)))));
  }
}

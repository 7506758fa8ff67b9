package io.riskhub.hub.kafka.probe;

import io.riskhub.hub.kafka.KafkaAdmin;
import io.riskhub.hub.probe.Finding;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Whether somebody consumes, and how far behind the events that is. */
record ConsumerGroup(Admin admin, String group) {

  private static final String SUBJECT = "kafka.consumers";

  /** Of which a hub takes a few seconds to catch up. */
  private static final long USUAL_LAG = 1_000;

  Finding look(TopicDescription topic) {
    try {
      int members =
          KafkaAdmin.get(admin.describeConsumerGroups(List.of(group)).all()).values().stream()
              .mapToInt(one -> one.members().size())
              .sum();
      return judge(members, lag(topic));
    } catch (GroupIdNotFoundException e) {
      return judge(0, lag(topic));
    } catch (AuthorizationException e) {
      return Finding.skipped(SUBJECT, "the user may not describe the group " + group);
    }
  }

  private Finding judge(int members, long lag) {
    String found = "%d in the group %s, %d events behind".formatted(members, group, lag);
    if (members == 0) {
      return lag == 0
          ? Finding.ok(SUBJECT, found)
          : Finding.doubtful(
              SUBJECT, found, "start a hub without --no-consume, or riskhub consume");
    }
    return lag > USUAL_LAG
        ? Finding.doubtful(
            SUBJECT,
            found,
            "look at the log of the consumers for what they wait for, or start more of riskhub"
                + " consume")
        : Finding.ok(SUBJECT, found);
  }

  private long lag(TopicDescription topic) {
    Map<TopicPartition, OffsetSpec> partitions =
        topic.partitions().stream()
            .map(one -> new TopicPartition(topic.name(), one.partition()))
            .collect(Collectors.toMap(Function.identity(), one -> OffsetSpec.latest()));
    Map<TopicPartition, OffsetAndMetadata> handled;
    try {
      handled =
          KafkaAdmin.get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    } catch (GroupIdNotFoundException e) {
      handled = Map.of();
    }
    Map<TopicPartition, OffsetAndMetadata> done = handled;
    return KafkaAdmin.get(admin.listOffsets(partitions).all()).entrySet().stream()
        .mapToLong(
            end -> {
              OffsetAndMetadata place = done.get(end.getKey());
              return end.getValue().offset() - (place == null ? 0 : place.offset());
            })
        .sum();
  }
}

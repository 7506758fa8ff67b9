package io.riskhub.hub.kafka.probe;

import io.riskhub.hub.kafka.TopicShape;
import io.riskhub.hub.probe.Finding;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.TopicConfig;

/** Holds the topic of events against what is wanted, and against what a hub should have. */
record EventTopic(TopicDescription topic, TopicConfigs configs, TopicShape wanted) {

  private static final int SAFE_REPLICAS = 2;

  /** The longest that a snapshot lives: none should expire unread for want of its event. */
  private static final Duration SAFE_RETENTION = Duration.ofDays(1);

  /** What the brokers' own default is: a snapshot of the largest size mostly fits. */
  private static final long SAFE_BYTES = 1 << 20;

  List<Finding> all() {
    return List.of(
        Finding.ok("kafka.topic", topic.name() + " is there"),
        partitions(),
        replicas(),
        retention(),
        size());
  }

  private Finding partitions() {
    String subject = "kafka.partitions";
    int there = topic.partitions().size();
    String found = there == 1 ? "1 partition" : there + " partitions";
    return wanted.partitions().filter(least -> there < least).isPresent()
        ? Finding.unfit(
            subject,
            "%s, and %d are wanted".formatted(found, wanted.partitions().get()),
            "stop hubs and consumers, run kafka-topics.sh --alter --topic %s --partitions %d, start them again"
                .formatted(topic.name(), wanted.partitions().get()))
        : Finding.ok(subject, found);
  }

  private Finding replicas() {
    String subject = "kafka.replicas";
    int there = topic.partitions().stream().mapToInt(one -> one.replicas().size()).min().orElse(0);
    long behind = topic.partitions().stream().filter(EventTopic::isBehind).count();
    String found = there == 1 ? "1 replica" : there + " replicas";
    String fix =
        "raise the replication factor of %s with kafka-reassign-partitions.sh"
            .formatted(topic.name());
    if (wanted.replicas().filter(least -> there < least).isPresent()) {
      return Finding.unfit(
          subject, "%s, and %d are wanted".formatted(found, wanted.replicas().get()), fix);
    }
    if (behind > 0) {
      return Finding.doubtful(
          subject,
          "%s; of %d partitions some are behind or away".formatted(found, behind),
          "look at the brokers: kafka-topics.sh --describe --under-replicated-partitions");
    }
    return there < SAFE_REPLICAS && wanted.replicas().isEmpty()
        ? Finding.doubtful(subject, found + ": events go with that broker's disk", fix)
        : Finding.ok(subject, found);
  }

  private static boolean isBehind(TopicPartitionInfo partition) {
    return partition.isr().size() < partition.replicas().size();
  }

  private Finding retention() {
    String subject = "kafka.retention";
    OptionalLong millis = configs.number(TopicConfig.RETENTION_MS_CONFIG);
    if (millis.isEmpty()) {
      return Finding.skipped(subject, "the hub's user may not describe the topic's configuration");
    }
    if (configs.text(TopicConfig.CLEANUP_POLICY_CONFIG).orElse("").contains("compact")) {
      return Finding.unfit(
          subject,
          "cleanup.policy is compact: of each world only the newest event stays",
          alter("cleanup.policy=delete"));
    }
    if (millis.getAsLong() < 0) {
      return Finding.ok(subject, "events stay for ever");
    }
    Duration there = Duration.ofMillis(millis.getAsLong());
    String found = "events stay for " + words(there);
    if (wanted.retention().filter(least -> there.compareTo(least) < 0).isPresent()) {
      Duration least = wanted.retention().get();
      return Finding.unfit(
          subject,
          "%s, and %s are wanted".formatted(found, words(least)),
          alter("retention.ms=" + least.toMillis()));
    }
    return wanted.retention().isEmpty() && there.compareTo(SAFE_RETENTION) < 0
        ? Finding.doubtful(
            subject,
            found + ": a consumer that is down for longer misses some",
            alter("retention.ms=" + SAFE_RETENTION.toMillis()))
        : Finding.ok(subject, found);
  }

  private Finding size() {
    String subject = "kafka.max_message_bytes";
    OptionalLong bytes = configs.number(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
    if (bytes.isEmpty()) {
      return Finding.skipped(subject, "the hub's user may not describe the topic's configuration");
    }
    String found = "messages of up to %d bytes".formatted(bytes.getAsLong());
    return bytes.getAsLong() < SAFE_BYTES
        ? Finding.doubtful(
            subject, found + "; larger events are set aside", alter("max.message.bytes=1048588"))
        : Finding.ok(subject, found);
  }

  private String alter(String config) {
    return "kafka-configs.sh --alter --topic %s --add-config %s".formatted(topic.name(), config);
  }

  private static String words(Duration span) {
    return span.toHours() >= 48 ? span.toDays() + " days" : span.toSeconds() + " s";
  }
}

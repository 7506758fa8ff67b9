package io.riskhub.hub.kafka.probe;

import io.riskhub.hub.kafka.KafkaTopics;
import io.riskhub.hub.probe.Finding;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.config.TopicConfig;

/** Whether the topic of what is given up takes every event whole. */
final class LetterTopic {

  private LetterTopic() {}

  /**
   * @param events the topic of events, if it is there
   */
  static Finding look(String subject, TopicConfigs letters, Optional<TopicConfigs> events) {
    OptionalLong there = letters.number(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
    if (there.isEmpty()) {
      return Finding.ok(subject, "it is there; the hub's user may not know how it is configured");
    }
    long wanted =
        KafkaTopics.letterBytes(
            events
                .map(topic -> topic.number(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).orElse(0))
                .orElse(0L));
    String found = "it is there, for messages of up to %d bytes".formatted(there.getAsLong());
    return there.getAsLong() < wanted
        ? Finding.doubtful(
            subject,
            found + "; larger letters are cut",
            "set max.message.bytes=%d on it with kafka-configs.sh --alter".formatted(wanted))
        : Finding.ok(subject, found);
  }
}

package io.riskhub.hub.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How the topic of events should be; where it says nothing, as the brokers make topics.
 *
 * @param partitions how many; also how many consumers can share the work
 * @param replicas how many brokers keep each
 * @param retention how long events stay at least
 */
public record TopicShape(
    Optional<Integer> partitions, Optional<Short> replicas, Optional<Duration> retention) {

  /** As the brokers make them. */
  public static final TopicShape OF_THE_BROKERS =
      new TopicShape(Optional.empty(), Optional.empty(), Optional.empty());

  Map<String, String> configs() {
    Map<String, String> configs = new HashMap<>();
    retention.ifPresent(
        span -> configs.put(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(span.toMillis())));
    return configs;
  }
}

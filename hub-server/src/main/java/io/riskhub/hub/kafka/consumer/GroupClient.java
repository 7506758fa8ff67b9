package io.riskhub.hub.kafka.consumer;

import io.riskhub.hub.HubStartException;
import io.riskhub.hub.kafka.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Makes Kafka's consumers for a group, all with the same properties. */
final class GroupClient {

  /** How soon a consumer is replaced that was killed. */
  private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(10);

  private static final Duration HEARTBEAT = Duration.ofSeconds(3);

  /** By so many messages a partition may go beyond its share of those that are under way. */
  private static final int MOST_AT_ONCE = 100;

  private static final Duration API_TIMEOUT = Duration.ofSeconds(10);

  private final Map<String, Object> properties;

  GroupClient(KafkaSettings settings, String group) {
    properties = new HashMap<>(settings.client());
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "riskhub-consumer");
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.putIfAbsent(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) API_TIMEOUT.toMillis());
    properties.putIfAbsent(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) API_TIMEOUT.toMillis());
    properties.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_AT_ONCE);
    if (!brokersKeepTime()) {
      properties.putIfAbsent(
          ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) SESSION_TIMEOUT.toMillis());
      properties.putIfAbsent(
          ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int) HEARTBEAT.toMillis());
    }
  }

  /** In the newer protocol of groups the times are the brokers', and a client may not name any. */
  private boolean brokersKeepTime() {
    return GroupProtocol.CONSUMER
        .name()
        .equalsIgnoreCase(
            String.valueOf(properties.get(ConsumerConfig.GROUP_PROTOCOL_CONFIG)).strip());
  }

  /** After how long a consumer that is not heard of is no longer of the group. */
  Duration sessionTimeout() {
    try {
      return Duration.ofMillis(
          Long.parseLong(
              String.valueOf(properties.get(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG)).strip()));
    } catch (NumberFormatException e) {
      // The brokers know it, or it is wrong, of which the client tells.
      return SESSION_TIMEOUT;
    }
  }

  /** How long ago a consumer told its group that it is there, if it ever has. */
  static Optional<Duration> sinceHeartbeat(Consumer<?, ?> kafka) {
    return kafka.metrics().values().stream()
        .filter(metric -> metric.metricName().name().equals("last-heartbeat-seconds-ago"))
        .map(metric -> ((Number) metric.metricValue()).longValue())
        .filter(seconds -> seconds >= 0)
        .map(Duration::ofSeconds)
        .findFirst();
  }

  /**
   * A consumer that connects when it is first used.
   *
   * @throws HubStartException when the properties cannot be used
   */
  Consumer<byte[], byte[]> connect() {
    try {
      return new KafkaConsumer<>(
          properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    } catch (KafkaException e) {
      Throwable deepest = e;
      while (deepest.getCause() != null) {
        deepest = deepest.getCause();
      }
      throw new HubStartException(
          "events cannot be consumed with these client properties: " + deepest.getMessage(),
          new IllegalArgumentException(e));
    }
  }
}

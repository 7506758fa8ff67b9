package io.riskhub.hub.kafka;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * How to reach the control bus.
 *
 * @param brokers {@code host:port} of some brokers, through which the others are found; at least
 *     one
 * @param topic where events are published
 * @param createTopics whether to create the topic, and the one for what is given up, when missing
 * @param client further properties of every Kafka client, such as those of security; secret
 */
public record KafkaSettings(
    List<String> brokers, String topic, boolean createTopics, Map<String, String> client) {

  public static final String DEFAULT_TOPIC = "risk_snapshot_updated";

  /** Properties on which the hub's promises rest, and which therefore nobody else sets. */
  public static final Set<String> RESERVED =
      Set.of(
          CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
          ProducerConfig.ACKS_CONFIG,
          ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
          ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
          ProducerConfig.RETRIES_CONFIG,
          ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
          ProducerConfig.MAX_BLOCK_MS_CONFIG,
          ProducerConfig.TRANSACTIONAL_ID_CONFIG,
          ProducerConfig.PARTITIONER_CLASS_CONFIG,
          ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG,
          ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
          ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);

  public KafkaSettings {
    brokers = List.copyOf(brokers);
    client = Map.copyOf(client);
  }

  /** Where events go that were given up. */
  public String deadLetterTopic() {
    return topic + ".dlq";
  }

  /** The brokers as Kafka's clients and tools take them. */
  public String bootstrapServers() {
    return String.join(",", brokers);
  }

  /** Where events go, without secrets. */
  @Override
  public String toString() {
    return "kafka://" + bootstrapServers() + "/" + topic;
  }
}

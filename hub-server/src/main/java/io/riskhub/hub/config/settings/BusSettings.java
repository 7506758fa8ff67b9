package io.riskhub.hub.config.settings;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the control bus.
 *
 * @param brokers {@code host:port} of some Kafka brokers
 * @param topic where events are published
 * @param createTopics whether missing topics are created
 * @param propertiesFile a file of further properties for Kafka's clients
 */
public record BusSettings(
    @Nullable List<String> brokers,
    @Nullable String topic,
    @Nullable Boolean createTopics,
    @Nullable Path propertiesFile) {

  /** Says nothing. */
  public static final BusSettings NONE = new BusSettings(null, null, null, null);

  public BusSettings {
    brokers = brokers == null ? null : List.copyOf(brokers);
  }

  BusSettings over(BusSettings weaker) {
    return new BusSettings(
        Either.of(brokers, weaker.brokers),
        Either.of(topic, weaker.topic),
        Either.of(createTopics, weaker.createTopics),
        Either.of(propertiesFile, weaker.propertiesFile));
  }
}

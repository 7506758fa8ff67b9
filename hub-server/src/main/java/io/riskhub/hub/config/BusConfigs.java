package io.riskhub.hub.config;

import io.riskhub.hub.Profile;
import io.riskhub.hub.config.settings.BusSettings;
import io.riskhub.hub.config.settings.HubSettings;
import io.riskhub.hub.kafka.KafkaSettings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says where the control bus is, for the hub and for commands that read it. */
public final class BusConfigs {

  private static final String PATH = "worldservice.server.controlbus_";

  /** A name, an IPv4 address, or an IPv6 address in brackets; and a port. */
  private static final Pattern BROKER = Pattern.compile("([^\\s:,/]+|\\[[0-9a-fA-F:.]+]):\\d{1,5}");

  /** Kafka's names of at most 249 characters, with room for the suffix of the DLQ. */
  private static final Pattern TOPIC = Pattern.compile("(?!\\.{1,2}$)[a-zA-Z0-9._-]{1,245}");

  private BusConfigs() {}

  /**
   * Where the bus is, or nothing when it is in the process; nothing is connected.
   *
   * @throws ConfigException when settings are wrong or do not go together; it names all of that
   */
  public static Optional<KafkaSettings> resolve(HubSettings settings) {
    List<String> problems = new ArrayList<>();
    Optional<KafkaSettings> bus = resolve(settings, problems);
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    return bus;
  }

  /** The same; problems are added to the others. */
  static Optional<KafkaSettings> resolve(HubSettings hub, List<String> problems) {
    BusSettings settings = hub.bus();
    List<String> brokers = settings.brokers();
    if (brokers == null) {
      if (!settings.equals(BusSettings.NONE)) {
        problems.add(
            PATH + "brokers (--brokers) is missing; the other settings of the bus need it");
      }
      return Optional.empty();
    }
    if (brokers.isEmpty() || !brokers.stream().allMatch(b -> BROKER.matcher(b).matches())) {
      problems.add(PATH + "brokers (--brokers) must be one or more of host:port");
    }
    String topic = Objects.requireNonNullElse(settings.topic(), KafkaSettings.DEFAULT_TOPIC);
    if (!TOPIC.matcher(topic).matches()) {
      problems.add(
          PATH + "topic (--topic) must be 1 to 245 letters, digits, dots, underscores or hyphens");
    }
    return Optional.of(
        new KafkaSettings(
            brokers,
            topic,
            Objects.requireNonNullElse(settings.createTopics(), hub.profile() != Profile.PROD),
            client(settings.propertiesFile(), problems)));
  }

  private static Map<String, String> client(@Nullable Path file, List<String> problems) {
    Properties properties = new Properties();
    if (file != null) {
      try (Reader in = Files.newBufferedReader(file)) {
        properties.load(in);
      } catch (IOException | IllegalArgumentException e) {
        // The text may hold a secret and is not repeated.
        problems.add(PATH + "properties_file: " + file + " cannot be read as properties");
      }
    }
    properties.stringPropertyNames().stream()
        .filter(KafkaSettings.RESERVED::contains)
        .sorted()
        .forEach(
            name -> problems.add("%s: %s is set by the hub; take it out".formatted(file, name)));
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, properties::getProperty));
  }
}

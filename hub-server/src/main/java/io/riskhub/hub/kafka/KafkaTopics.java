package io.riskhub.hub.kafka;

import io.riskhub.hub.HubStartException;
import io.riskhub.hub.bus.BusUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it, before a hub starts, that its topics are there. */
public final class KafkaTopics {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaTopics.class);

  /** Unless the client properties have a time of their own. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  /**
   * A letter holds its event whole, in Base64 where need be: more than the topic of events takes.
   */
  private static final int LETTER_BYTES = 16 << 20;

  private static final int MOST_LETTER_BYTES = 64 << 20;

  private KafkaTopics() {}

  /**
   * Finds the topic and the one for what is given up, or creates them where that is allowed, with
   * the brokers' own number of partitions and replicas; the latter takes larger messages.
   *
   * @throws BusUnavailableException when no broker answers
   * @throws HubStartException when a topic is missing; it names the command that creates it
   */
  public static void require(KafkaSettings settings) {
    try (Admin admin = KafkaAdmin.open(settings, PATIENCE)) {
      List<String> missing = missing(admin, settings);
      if (missing.isEmpty()) {
        return;
      }
      if (!settings.createTopics()) {
        throw new HubStartException(refusal(settings, missing));
      }
      create(admin, settings, missing, TopicShape.OF_THE_BROKERS);
    } catch (KafkaException e) {
      throw unreachable(settings, e);
    }
  }

  /**
   * Creates those of the two topics that are missing, whether or not a hub may.
   *
   * @param shape of the topic of events; that of what is given up has the same replicas
   * @throws BusUnavailableException when the brokers do not
   */
  public static void create(KafkaSettings settings, TopicShape shape) {
    try (Admin admin = KafkaAdmin.open(settings, PATIENCE)) {
      create(admin, settings, missing(admin, settings), shape);
    } catch (KafkaException e) {
      throw unreachable(settings, e);
    }
  }

  private static void create(
      Admin admin, KafkaSettings settings, List<String> missing, TopicShape shape) {
    for (String topic : missing) {
      if (topic.equals(settings.deadLetterTopic())) {
        createForLetters(admin, settings, shape.replicas());
      } else {
        create(
            admin,
            new NewTopic(topic, shape.partitions(), shape.replicas()).configs(shape.configs()));
      }
    }
    awaitKnown(admin, settings);
  }

  /** The controller has made a topic a little before brokers tell of it. */
  private static void awaitKnown(Admin admin, KafkaSettings settings) {
    long start = System.nanoTime();
    while (!missing(admin, settings).isEmpty()
        && System.nanoTime() - start < PATIENCE.toNanos()
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  private static BusUnavailableException unreachable(KafkaSettings settings, KafkaException e) {
    return new BusUnavailableException(
        "cannot reach the control bus %s (%s); check controlbus_brokers and the client properties"
            .formatted(settings, KafkaAdmin.reason(e)),
        e);
  }

  private static List<String> missing(Admin admin, KafkaSettings settings) {
    List<String> missing = new ArrayList<>();
    for (String topic : List.of(settings.topic(), settings.deadLetterTopic())) {
      try {
        KafkaAdmin.get(admin.describeTopics(List.of(topic)).allTopicNames());
      } catch (UnknownTopicOrPartitionException e) {
        missing.add(topic);
      }
    }
    return missing;
  }

  /** How large letters may become, where events may be that large. */
  public static long letterBytes(long eventBytes) {
    return Math.clamp(2 * eventBytes, LETTER_BYTES, MOST_LETTER_BYTES);
  }

  private static void createForLetters(
      Admin admin, KafkaSettings settings, Optional<Short> replicas) {
    String topic = settings.deadLetterTopic();
    long size = letterBytes(eventBytes(admin, settings));
    try {
      create(
          admin,
          new NewTopic(topic, Optional.empty(), replicas)
              .configs(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(size))));
    } catch (PolicyViolationException | InvalidConfigurationException e) {
      LOG.warn(
          "the brokers do not allow {} to take {} bytes; larger letters are cut ({})",
          topic,
          size,
          e.getMessage());
      create(admin, new NewTopic(topic, Optional.empty(), replicas));
    }
  }

  /**
   * How large events may be, or 0 where this hub must not know. So also of a topic that was made
   * this moment, which not every broker knows of: it takes what is the brokers' default.
   */
  private static int eventBytes(Admin admin, KafkaSettings settings) {
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, settings.topic());
    try {
      return KafkaAdmin.get(admin.describeConfigs(List.of(topic)).all()).values().stream()
          .mapToInt(
              config -> Integer.parseInt(config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value()))
          .findFirst()
          .orElse(0);
    } catch (AuthorizationException | UnknownTopicOrPartitionException e) {
      return 0;
    }
  }

  private static void create(Admin admin, NewTopic topic) {
    try {
      KafkaAdmin.get(admin.createTopics(List.of(topic)).all());
      LOG.info("created the topic {}", topic.name());
    } catch (TopicExistsException e) {
      LOG.debug("another hub created the topic {}", topic.name());
    }
  }

  private static String refusal(KafkaSettings settings, List<String> missing) {
    return "the control bus lacks %s; create with\n%s\nor set worldservice.server.controlbus_create_topics: true"
        .formatted(
            String.join(" and ", missing),
            missing.stream()
                .map(
                    topic ->
                        "  kafka-topics.sh --bootstrap-server %s --create --topic %s%s"
                            .formatted(
                                settings.bootstrapServers(),
                                topic,
                                topic.equals(settings.deadLetterTopic())
                                    ? " --config max.message.bytes=" + LETTER_BYTES
                                    : ""))
                .collect(Collectors.joining("\n")));
  }
}

package io.riskhub.hub.kafka;

import io.riskhub.hub.HubStartException;
import io.riskhub.hub.bus.BusUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
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
    try (Admin admin = Admin.create(properties(settings))) {
      List<String> missing = missing(admin, settings);
      if (missing.isEmpty()) {
        return;
      }
      if (!settings.createTopics()) {
        throw new HubStartException(refusal(settings, missing));
      }
      for (String topic : missing) {
        if (topic.equals(settings.deadLetterTopic())) {
          createForLetters(admin, settings);
        } else {
          create(admin, topic, Map.of());
        }
      }
    } catch (KafkaException e) {
      throw new BusUnavailableException(
          "cannot reach the control bus %s (%s); check controlbus_brokers and the client properties"
              .formatted(settings, reason(e)),
          e);
    }
  }

  private static List<String> missing(Admin admin, KafkaSettings settings) {
    List<String> missing = new ArrayList<>();
    for (String topic : List.of(settings.topic(), settings.deadLetterTopic())) {
      try {
        get(admin.describeTopics(List.of(topic)).allTopicNames());
      } catch (UnknownTopicOrPartitionException e) {
        missing.add(topic);
      }
    }
    return missing;
  }

  private static void createForLetters(Admin admin, KafkaSettings settings) {
    String topic = settings.deadLetterTopic();
    long size = Math.clamp(2L * eventBytes(admin, settings), LETTER_BYTES, MOST_LETTER_BYTES);
    try {
      create(admin, topic, Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(size)));
    } catch (PolicyViolationException | InvalidConfigurationException e) {
      LOG.warn(
          "the brokers do not allow {} to take {} bytes; larger letters are cut ({})",
          topic,
          size,
          e.getMessage());
      create(admin, topic, Map.of());
    }
  }

  /**
   * How large events may be, or 0 where this hub must not know. So also of a topic that was made
   * this moment, which not every broker knows of: it takes what is the brokers' default.
   */
  private static int eventBytes(Admin admin, KafkaSettings settings) {
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, settings.topic());
    try {
      return get(admin.describeConfigs(List.of(topic)).all()).values().stream()
          .mapToInt(
              config -> Integer.parseInt(config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value()))
          .findFirst()
          .orElse(0);
    } catch (AuthorizationException | UnknownTopicOrPartitionException e) {
      return 0;
    }
  }

  private static void create(Admin admin, String topic, Map<String, String> configs) {
    try {
      NewTopic asTheBrokersMakeThem = new NewTopic(topic, Optional.empty(), Optional.empty());
      get(admin.createTopics(List.of(asTheBrokersMakeThem.configs(configs))).all());
      LOG.info("created the topic {}", topic);
    } catch (TopicExistsException e) {
      LOG.debug("another hub created the topic {}", topic);
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

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }

  /** What is at the bottom of it: of a wrong setting the outermost message says nothing. */
  private static String reason(KafkaException failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage());
  }

  private static Map<String, Object> properties(KafkaSettings settings) {
    Map<String, Object> properties = new HashMap<>(settings.client());
    properties.put(AdminClientConfig.CLIENT_ID_CONFIG, "riskhub-topics");
    properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    Object patience =
        properties.computeIfAbsent(
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, unset -> (int) PATIENCE.toMillis());
    // One request may take all of it: Kafka insists that it takes no more.
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
    return properties;
  }
}

package io.riskhub.hub.kafka.probe;

import io.riskhub.hub.kafka.KafkaAdmin;
import io.riskhub.hub.kafka.KafkaSettings;
import io.riskhub.hub.kafka.KafkaTopics;
import io.riskhub.hub.kafka.TopicShape;
import io.riskhub.hub.probe.Finding;
import io.riskhub.hub.probe.Remedy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Looks at the brokers and the topics of a control bus, and changes nothing there. */
public final class KafkaInspection {

  private static final String BROKERS = "kafka.brokers";
  private static final String TOPIC = "kafka.topic";
  private static final String LETTERS = "kafka.dlq";

  private final KafkaSettings settings;
  private final TopicShape wanted;
  private final String group;
  private final Duration patience;

  /**
   * @param wanted how the topic of events should be
   * @param group of the consumers
   * @param patience how long one question may take
   */
  public KafkaInspection(
      KafkaSettings settings, TopicShape wanted, String group, Duration patience) {
    this.settings = settings;
    this.wanted = wanted;
    this.group = group;
    this.patience = patience;
  }

  /**
   * The brokers, the topic of events, that of what is given up, and the consumers.
   *
   * @param findings takes each as soon as it is made
   */
  public void look(List<Finding> findings) {
    try {
      Admin admin = KafkaAdmin.open(settings, patience);
      try {
        look(admin, findings);
      } finally {
        // Not waiting for what nobody answers.
        admin.close(Duration.ZERO);
      }
    } catch (AuthorizationException e) {
      findings.add(
          Finding.unfit(
              findings.isEmpty() ? BROKERS : TOPIC,
              "the hub's user may not look: " + KafkaAdmin.reason(e),
              "give the hub's user the rights to describe and write the topics"));
    } catch (KafkaException e) {
      findings.add(
          Finding.unavailable(
              findings.isEmpty() ? BROKERS : TOPIC,
              "%s does not answer (%s)".formatted(settings, KafkaAdmin.reason(e)),
              "start the brokers, or correct worldservice.server.controlbus_brokers (--brokers) and"
                  + " the client properties"));
    }
  }

  private void look(Admin admin, List<Finding> findings) {
    int brokers = KafkaAdmin.get(admin.describeCluster().nodes()).size();
    findings.add(Finding.ok(BROKERS, "%d at %s".formatted(brokers, settings.bootstrapServers())));
    Optional<TopicDescription> events = describe(admin, settings.topic());
    Optional<TopicDescription> letters = describe(admin, settings.deadLetterTopic());
    if (events.isPresent()) {
      findings.addAll(new EventTopic(events.get(), configs(admin, settings.topic()), wanted).all());
    } else {
      findings.add(missing(TOPIC, settings.topic()));
    }
    findings.add(
        letters.isPresent()
            ? LetterTopic.look(
                LETTERS,
                configs(admin, settings.deadLetterTopic()),
                events.map(topic -> configs(admin, topic.name())))
            : missing(LETTERS, settings.deadLetterTopic()));
    events.ifPresent(topic -> findings.add(new ConsumerGroup(admin, group).look(topic)));
  }

  private static Optional<TopicDescription> describe(Admin admin, String topic) {
    try {
      return Optional.ofNullable(
          KafkaAdmin.get(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic));
    } catch (UnknownTopicOrPartitionException e) {
      return Optional.empty();
    }
  }

  private static TopicConfigs configs(Admin admin, String topic) {
    return TopicConfigs.of(admin, topic);
  }

  /** A hub that may create topics does so when it starts. */
  private Finding missing(String subject, String topic) {
    String found = "there is no topic " + topic;
    String fix =
        "riskhub doctor --fix creates it; or kafka-topics.sh --bootstrap-server %s --create --topic %s"
            .formatted(settings.bootstrapServers(), topic);
    return (settings.createTopics()
            ? Finding.doubtful(subject, found, fix + "; a hub creates it at its start, too")
            : Finding.unfit(subject, found, fix))
        .with(
            new Remedy(
                "create the topics %s and %s where they are missing"
                    .formatted(settings.topic(), settings.deadLetterTopic()),
                () -> KafkaTopics.create(settings, wanted)));
  }
}

package io.riskhub.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Makes topics for tests. Brokers answer that a topic is made before each of them knows of it. */
public final class TestTopics {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private TestTopics() {}

  /** Makes topics; the brokers know of them when this returns. */
  public static void create(String brokers, NewTopic... topics) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
      admin.createTopics(List.of(topics)).all().get();
      awaitKnown(admin, Stream.of(topics).map(NewTopic::name).toList());
    }
  }

  /** Returns when the brokers can be asked about topics that were made. */
  public static void awaitKnown(Admin admin, List<String> topics) {
    Await.until(PATIENCE, () -> areKnown(admin, topics));
  }

  private static boolean areKnown(Admin admin, List<String> topics) {
    List<ConfigResource> resources =
        topics.stream().map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic)).toList();
    try {
      admin.describeTopics(topics).allTopicNames().get();
      admin.describeConfigs(resources).all().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}

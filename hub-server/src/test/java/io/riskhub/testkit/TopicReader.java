package io.riskhub.testkit;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a Kafka topic from its beginning, as a plain consumer. For one thread. */
public final class TopicReader implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<String, String> consumer;
  private final List<Message> messages = new ArrayList<>();

  /** What stands in the topic. */
  public record Message(String key, String value) {}

  private TopicReader(KafkaConsumer<String, String> consumer) {
    this.consumer = consumer;
  }

  /** Reads a topic that is there, be it that the brokers do not all know of it yet. */
  public static TopicReader of(String brokers, String topic) {
    KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest"),
            new StringDeserializer(),
            new StringDeserializer());
    Await.until(PATIENCE, () -> !consumer.partitionsFor(topic).isEmpty());
    consumer.assign(
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList());
    consumer.seekToBeginning(consumer.assignment());
    return new TopicReader(consumer);
  }

  /** All messages so far, those of one key in their order, once they are as wanted. */
  public List<Message> await(Duration patience, Predicate<List<Message>> wanted) {
    Instant deadline = Instant.now().plus(patience);
    while (!wanted.test(messages)) {
      if (Instant.now().isAfter(deadline)) {
        fail("not within %s; there are %d messages", patience, messages.size());
      }
      consumer.poll(POLL).forEach(r -> messages.add(new Message(r.key(), r.value())));
    }
    return List.copyOf(messages);
  }

  @Override
  public void close() {
    consumer.close();
  }
}

package io.riskhub.hub.kafka.consumer;

import io.riskhub.hub.bus.ConsumerLag;
import io.riskhub.hub.bus.EventHandler;
import io.riskhub.hub.bus.GrowingPause;
import io.riskhub.hub.kafka.KafkaSettings;
import io.riskhub.testkit.TestKafka;
import io.riskhub.testkit.TestTopics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic with messages in known partitions, and subscriptions to it. */
final class Topic implements AutoCloseable {

  /** As in production, but for what would make tests slow. */
  static final EventLoopSettings QUICK =
      new EventLoopSettings(
          40,
          1 << 20,
          Duration.ofSeconds(5),
          new GrowingPause(Duration.ofMillis(10), Duration.ofMillis(50)),
          Duration.ofMinutes(5));

  private final KafkaSettings settings;
  private final KafkaProducer<String, String> producer;

  private Topic(KafkaSettings settings) {
    this.settings = settings;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", settings.bootstrapServers(), "linger.ms", "0"),
            new StringSerializer(),
            new StringSerializer());
  }

  /** A new topic on that broker. */
  static Topic create(String brokers, int partitions) throws Exception {
    String name = TestKafka.newTopic();
    TestTopics.create(brokers, new NewTopic(name, Optional.of(partitions), Optional.empty()));
    return new Topic(new KafkaSettings(List.of(brokers), name, false, Map.of()));
  }

  KafkaSettings settings() {
    return settings;
  }

  /** Puts a message into a partition; it is there when this returns. */
  void send(int partition, String key, String value) throws Exception {
    producer.send(new ProducerRecord<>(settings.topic(), partition, key, value)).get();
  }

  /** Puts messages {@code 0} to {@code count - 1} into a partition, each with another key. */
  void sendMany(int partition, int count) {
    for (int i = 0; i < count; i++) {
      var unused =
          producer.send(
              new ProducerRecord<>(
                  settings.topic(), partition, partition + "-" + i, String.valueOf(i)));
    }
    producer.flush();
  }

  /** A member of the topic's group, from where that stands. */
  KafkaSubscription subscribe(EventHandler handler, ConsumerLag lag) {
    return subscribe(handler, new KafkaSubscription.Start.Committed(), Long.MAX_VALUE, lag);
  }

  KafkaSubscription subscribe(
      EventHandler handler, KafkaSubscription.Start start, long mostMessages, ConsumerLag lag) {
    return new KafkaSubscription(
            settings,
            "group-of-" + settings.topic(),
            handler,
            start,
            mostMessages,
            QUICK,
            lag,
            Clock.systemUTC())
        .start();
  }

  static String text(byte[] value) {
    return new String(value, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close();
  }
}

package io.riskhub.hub.kafka;

import io.riskhub.contract.event.DeadLetter;
import io.riskhub.contract.event.DeadLetterJson;
import io.riskhub.hub.bus.BusUnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The dead letters that are in a topic, for an operator. For one thread. */
public final class DeadLetterTopic implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 64 << 20;

  private final KafkaSettings settings;
  private final Consumer<byte[], byte[]> reader;
  private @Nullable Producer<byte[], byte[]> writer;

  private DeadLetterTopic(KafkaSettings settings, Consumer<byte[], byte[]> reader) {
    this.settings = settings;
    this.reader = reader;
  }

  /** Where a letter lies. */
  public record Place(int partition, long offset) {
    @Override
    public String toString() {
      return partition + "@" + offset;
    }
  }

  /** A topic's dead letters; connects when they are first asked for. */
  public static DeadLetterTopic open(KafkaSettings settings) {
    Map<String, Object> properties = new HashMap<>(settings.client());
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "riskhub-dlq");
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    return new DeadLetterTopic(
        settings,
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
  }

  /**
   * Visits the letters that are there now, those of a partition in their order.
   *
   * @throws BusUnavailableException when no broker answers, or the topic is missing
   */
  public void forEach(BiConsumer<Place, DeadLetter> visitor) {
    try {
      List<TopicPartition> partitions =
          reader.partitionsFor(settings.deadLetterTopic()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      if (partitions.isEmpty()) {
        throw unavailable("there is no such topic", null);
      }
      Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
      reader.assign(partitions);
      reader.seekToBeginning(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> message : reader.poll(POLL)) {
          visit(message, visitor);
        }
      }
    } catch (KafkaException e) {
      throw unavailable(String.valueOf(e.getMessage()), e);
    }
  }

  private static void visit(
      ConsumerRecord<byte[], byte[]> message, BiConsumer<Place, DeadLetter> visitor) {
    if (message.value() != null) {
      DeadLetterJson.read(message.value())
          .ifPresent(
              letter -> visitor.accept(new Place(message.partition(), message.offset()), letter));
    }
  }

  /**
   * Sends a letter's event to where it came from, byte for byte.
   *
   * @throws BusUnavailableException when it was not sent
   */
  public void replay(DeadLetter letter) {
    try {
      writer()
          .send(
              new ProducerRecord<>(
                  settings.topic(),
                  letter.worldId().getBytes(StandardCharsets.UTF_8),
                  letter.event()))
          .get();
    } catch (ExecutionException | KafkaException e) {
      throw unavailable(String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("interrupted", e);
    }
  }

  private Producer<byte[], byte[]> writer() {
    Producer<byte[], byte[]> current = writer;
    if (current == null) {
      Map<String, Object> properties = new HashMap<>(settings.client());
      properties.put(ProducerConfig.CLIENT_ID_CONFIG, "riskhub-dlq");
      properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
      properties.put(ProducerConfig.ACKS_CONFIG, "all");
      properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MOST_BYTES);
      current =
          new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
      writer = current;
    }
    return current;
  }

  private BusUnavailableException unavailable(String reason, @Nullable Throwable cause) {
    return new BusUnavailableException(
        "cannot read or replay the dead letters of %s (%s): %s"
            .formatted(settings, settings.deadLetterTopic(), reason),
        cause);
  }

  @Override
  public void close() {
    reader.close();
    if (writer != null) {
      writer.close();
    }
  }
}

package io.riskhub.hub.kafka.scan;

import io.riskhub.hub.bus.BusUnavailableException;
import io.riskhub.hub.kafka.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a topic from its beginning to where it ended when the first reading began, and always comes
 * to an end: what is written meanwhile is not read, and brokers that give nothing are given up. For
 * one thread.
 */
public final class TopicScan implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaSettings settings;
  private final String topic;
  private final String what;
  private final Duration patience;
  private final Consumer<byte[], byte[]> reader;
  private final Map<TopicPartition, Long> ends = new HashMap<>();
  private long size = -1;
  private long done;

  /**
   * Connects when it is first used.
   *
   * @param what what a person reads there, such as {@code the dead letters}
   * @param clientId what brokers shall call the reader in their logs
   * @param patience how long to wait for a next message
   */
  public TopicScan(
      KafkaSettings settings, String topic, String what, String clientId, Duration patience) {
    this.settings = settings;
    this.what = what;
    this.topic = topic;
    this.patience = patience;
    Map<String, Object> properties = new HashMap<>(settings.client());
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    // Where messages are removed while this reads, it goes on at the oldest one that is left.
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
    this.reader =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * Visits the messages, those of a partition in their order.
   *
   * @throws BusUnavailableException when the topic is missing, or no broker answers any more
   */
  public void forEach(java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
    try {
      begin();
      long lastProgress = System.nanoTime();
      Map<TopicPartition, Long> left = left();
      while (!left.isEmpty()) {
        for (ConsumerRecord<byte[], byte[]> message : reader.poll(POLL)) {
          TopicPartition partition = new TopicPartition(message.topic(), message.partition());
          if (message.offset() < ends.getOrDefault(partition, 0L)) {
            done++;
            visitor.accept(message);
            // The visitor's own time is no wait for a broker.
            lastProgress = System.nanoTime();
          }
        }
        Map<TopicPartition, Long> before = left;
        left = left();
        if (!left.equals(before)) {
          lastProgress = System.nanoTime();
        } else if (System.nanoTime() - lastProgress > patience.toNanos()) {
          throw unavailable(
              "the brokers gave nothing for %d s, at %s of what is there"
                  .formatted(patience.toSeconds(), places(left)),
              null);
        }
      }
    } catch (KafkaException e) {
      throw unavailable(String.valueOf(e.getMessage()), e);
    }
  }

  private void begin() {
    if (ends.isEmpty()) {
      List<TopicPartition> partitions =
          reader.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      if (partitions.isEmpty()) {
        throw unavailable("there is no such topic", null);
      }
      ends.putAll(reader.endOffsets(partitions));
      reader.assign(partitions);
    }
    done = 0;
    size = sum(ends) - sum(reader.beginningOffsets(ends.keySet()));
    reader.seekToBeginning(ends.keySet());
  }

  private static long sum(Map<TopicPartition, Long> offsets) {
    return offsets.values().stream().mapToLong(Long::longValue).sum();
  }

  /** About how many messages a reading visits, or -1 while none has begun. */
  public long size() {
    return size;
  }

  /** How many messages the reading has visited, the one that is visited now included. */
  public long done() {
    return done;
  }

  /** The positions of the partitions that are not read to their ends. */
  private Map<TopicPartition, Long> left() {
    Map<TopicPartition, Long> left = new HashMap<>();
    ends.forEach(
        (partition, end) -> {
          long position = reader.position(partition);
          if (position < end) {
            left.put(partition, position);
          }
        });
    return left;
  }

  private static String places(Map<TopicPartition, Long> positions) {
    return positions.entrySet().stream()
        .collect(
            Collectors.toMap(
                entry -> entry.getKey().partition(),
                Map.Entry::getValue,
                (a, b) -> a,
                TreeMap::new))
        .entrySet()
        .stream()
        .map(entry -> new Place(entry.getKey(), entry.getValue()).toString())
        .collect(Collectors.joining(", "));
  }

  private BusUnavailableException unavailable(String reason, @Nullable Throwable cause) {
    return new BusUnavailableException(
        "cannot read %s of %s (%s): %s".formatted(what, settings, topic, reason), cause);
  }

  @Override
  public void close() {
    reader.close();
  }
}

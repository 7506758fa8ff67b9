package io.riskhub.hub.kafka;

import io.riskhub.contract.event.DeadLetter;
import io.riskhub.contract.event.DeadLetterJson;
import io.riskhub.hub.bus.BusUnavailableException;
import io.riskhub.hub.bus.consumer.DeadLetters;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Dead letters in the topic beside the one that they came from. */
public final class KafkaDeadLetters implements DeadLetters, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaDeadLetters.class);

  private static final int MOST_BYTES = 64 << 20;
  private static final int KEPT_WHEN_TOO_LARGE = 64 << 10;

  private final KafkaSettings settings;
  private final Producer<String, byte[]> producer;

  public KafkaDeadLetters(KafkaSettings settings) {
    this.settings = settings;
    Map<String, Object> properties = new HashMap<>(settings.client());
    properties.put(ProducerConfig.CLIENT_ID_CONFIG, "riskhub-dead-letters");
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MOST_BYTES);
    properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * MOST_BYTES);
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
    this.producer =
        new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
  }

  @Override
  public void bury(DeadLetter letter) {
    try {
      send(letter);
    } catch (RecordTooLargeException e) {
      // The topic does not take it whole. Its beginning tells an operator whose it is; the rest is
      // still where it came from, as long as that topic keeps it.
      LOG.error(
          "an event of {} bytes is more than {} takes; it is cut there (raise its max.message.bytes)",
          letter.event().length,
          settings.deadLetterTopic());
      send(cut(letter));
    }
  }

  private void send(DeadLetter letter) {
    byte[] value = DeadLetterJson.write(letter, UUID.randomUUID());
    try {
      producer
          .send(new ProducerRecord<>(settings.deadLetterTopic(), letter.worldId(), value))
          .get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RecordTooLargeException tooLarge) {
        throw tooLarge;
      }
      throw unavailable(e.getCause());
    } catch (RecordTooLargeException e) {
      throw e;
    } catch (KafkaException e) {
      throw unavailable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(e);
    }
  }

  private static DeadLetter cut(DeadLetter letter) {
    int kept = Math.min(letter.event().length, KEPT_WHEN_TOO_LARGE);
    return new DeadLetter(
        letter.worldId(),
        letter.stage(),
        letter.attempts(),
        "%s (only the first %d of %d bytes of the event are kept)"
            .formatted(letter.error(), kept, letter.event().length),
        Arrays.copyOf(letter.event(), kept),
        letter.at());
  }

  private BusUnavailableException unavailable(@Nullable Throwable failure) {
    return new BusUnavailableException(
        "cannot write to %s: %s"
            .formatted(
                settings.deadLetterTopic(),
                failure == null ? "no reason given" : failure.getMessage()),
        failure);
  }

  @Override
  public void close() {
    producer.close();
  }
}

package io.riskhub.hub.kafka.deadletter;

import io.riskhub.hub.bus.BusUnavailableException;
import io.riskhub.hub.kafka.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends single messages and waits for each, never for long: who buries a letter tries again by
 * itself, and nobody wants a hub that cannot stop.
 */
final class Sender implements AutoCloseable {

  /** No message is larger, whatever the topic takes. */
  static final int MOST_BYTES = 64 << 20;

  private static final Duration DELIVERY = Duration.ofSeconds(15);
  private static final Duration REQUEST = Duration.ofSeconds(10);
  private static final Duration CLOSING = Duration.ofSeconds(3);

  private final Producer<byte[], byte[]> producer;

  /**
   * A sender that connects when it is first used.
   *
   * @param clientId by which brokers log it
   */
  Sender(KafkaSettings settings, String clientId) {
    Map<String, Object> properties = new HashMap<>(settings.client());
    properties.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MOST_BYTES);
    properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * MOST_BYTES);
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) REQUEST.toMillis());
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY.toMillis());
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY.toMillis());
    this.producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Sends a message; the brokers have it when this returns.
   *
   * @throws RecordTooLargeException when the topic does not take it
   * @throws BusUnavailableException when no broker acknowledges it in time
   */
  RecordMetadata send(ProducerRecord<byte[], byte[]> message) {
    try {
      return producer.send(message).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RecordTooLargeException tooLarge) {
        throw tooLarge;
      }
      throw unavailable(message, e.getCause());
    } catch (RecordTooLargeException e) {
      throw e;
    } catch (KafkaException e) {
      throw unavailable(message, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(message, e);
    }
  }

  private static BusUnavailableException unavailable(
      ProducerRecord<byte[], byte[]> message, @Nullable Throwable failure) {
    return new BusUnavailableException(
        "cannot write to %s: %s"
            .formatted(message.topic(), failure == null ? "no reason given" : failure.getMessage()),
        failure);
  }

  @Override
  public void close() {
    producer.close(CLOSING);
  }
}

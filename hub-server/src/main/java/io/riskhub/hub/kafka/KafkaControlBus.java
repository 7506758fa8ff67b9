package io.riskhub.hub.kafka;

import io.riskhub.contract.event.Event;
import io.riskhub.hub.bus.BusUnavailableException;
import io.riskhub.hub.bus.ControlBus;
import io.riskhub.hub.bus.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes events to a Kafka topic. Within one attempt the order of a world holds because the
 * producer never gives an event up for the time it takes; this bus gives up the whole attempt
 * instead, and the producer with it, so that nothing later can overtake what failed.
 */
public final class KafkaControlBus implements ControlBus {

  private static final Duration HEARTBEAT = Duration.ofMillis(250);
  private static final int MAX_BLOCK_MILLIS = 2_000;

  /** No event is larger: a snapshot of 1 MiB grows at most fourfold when it is written out. */
  private static final int MAX_EVENT_BYTES = 8 << 20;

  private static final int BATCH_BYTES = 128 << 10;

  private final KafkaSettings settings;
  private final Duration patience;
  private @Nullable KafkaProducer<String, byte[]> producer;

  /**
   * A bus that connects when it is first used.
   *
   * @param patience how long the brokers may acknowledge nothing before an attempt is given up
   */
  public KafkaControlBus(KafkaSettings settings, Duration patience) {
    this.settings = settings;
    this.patience = patience;
  }

  @Override
  public List<Delivery> publish(List<Event> events, Runnable heartbeat) {
    try {
      return await(send(events, heartbeat), heartbeat);
    } catch (RuntimeException e) {
      discard();
      throw e instanceof KafkaException ? unavailable(e) : e;
    }
  }

  private List<Future<RecordMetadata>> send(List<Event> events, Runnable heartbeat) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (Event event : events) {
      heartbeat.run();
      byte[] value = event.toJson().getBytes(StandardCharsets.UTF_8);
      Future<RecordMetadata> future =
          producer().send(new ProducerRecord<>(settings.topic(), event.worldId(), value));
      if (future.isDone()) {
        // It may have failed before it was queued. The next one must not get ahead of it.
        delivery(future);
      }
      sent.add(future);
    }
    return sent;
  }

  private List<Delivery> await(List<Future<RecordMetadata>> sent, Runnable heartbeat) {
    List<Delivery> deliveries = new ArrayList<>();
    long lastProgress = System.nanoTime();
    while (deliveries.size() < sent.size()) {
      Future<RecordMetadata> next = sent.get(deliveries.size());
      if (isDone(next)) {
        deliveries.add(delivery(next));
        lastProgress = System.nanoTime();
      } else if (System.nanoTime() - lastProgress > patience.toNanos()) {
        throw new BusUnavailableException(
            "the brokers %s have acknowledged nothing for %d s"
                .formatted(settings.bootstrapServers(), patience.toSeconds()),
            null);
      }
      heartbeat.run();
    }
    return deliveries;
  }

  /** Waits a little. */
  private static boolean isDone(Future<RecordMetadata> future) {
    try {
      future.get(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException e) {
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BusUnavailableException("publishing was interrupted", e);
    }
  }

  /** What became of an event whose future is done. */
  private Delivery delivery(Future<RecordMetadata> done) {
    if (done.state() == Future.State.SUCCESS) {
      return new Delivery.Delivered();
    }
    Throwable failure = done.exceptionNow();
    if (failure instanceof RecordTooLargeException) {
      return new Delivery.Refused(
          "it is larger than the topic %s takes; raise max.message.bytes of the topic, then restart the hub"
              .formatted(settings.topic()));
    }
    throw unavailable(failure);
  }

  private BusUnavailableException unavailable(Throwable failure) {
    return new BusUnavailableException(
        "cannot publish to %s: %s".formatted(settings, failure.getMessage()), failure);
  }

  private KafkaProducer<String, byte[]> producer() {
    KafkaProducer<String, byte[]> current = producer;
    if (current == null) {
      current =
          new KafkaProducer<>(properties(), new StringSerializer(), new ByteArraySerializer());
      producer = current;
    }
    return current;
  }

  private Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>();
    properties.put(ProducerConfig.CLIENT_ID_CONFIG, "riskhub-relay");
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_EVENT_BYTES);
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    // Which every client library reads; JSON of a size that brokers refuse mostly becomes one that
    // they take.
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
    properties.putAll(settings.client());
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // Never: an event that expires could be overtaken by the next.
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MILLIS);
    return properties;
  }

  /** Nothing that waits in the producer is sent any more. */
  private void discard() {
    KafkaProducer<String, byte[]> current = producer;
    producer = null;
    if (current != null) {
      current.close(Duration.ZERO);
    }
  }

  @Override
  public void close() {
    discard();
  }
}

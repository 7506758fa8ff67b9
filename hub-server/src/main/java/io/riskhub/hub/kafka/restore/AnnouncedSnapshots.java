package io.riskhub.hub.kafka.restore;

import io.riskhub.contract.event.BusEvent;
import io.riskhub.contract.event.EventReader;
import io.riskhub.hub.backfill.SnapshotSource;
import io.riskhub.hub.backfill.SourceEntry;
import io.riskhub.hub.kafka.KafkaSettings;
import io.riskhub.hub.kafka.scan.Place;
import io.riskhub.hub.kafka.scan.TopicScan;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The snapshots that the topic of events still holds, as it ends when the reading begins. Reading
 * them throws {@link io.riskhub.hub.bus.BusUnavailableException} when no broker answers, or the
 * topic is missing.
 */
public final class AnnouncedSnapshots implements SnapshotSource {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final TopicScan scan;

  /** Connects when it is first read. */
  public AnnouncedSnapshots(KafkaSettings settings) {
    this.scan =
        new TopicScan(settings, settings.topic(), "the events", "riskhub-backfill", PATIENCE);
  }

  @Override
  public void forEach(Consumer<SourceEntry> visitor) {
    scan.forEach(message -> entry(message).ifPresent(visitor));
  }

  private static Optional<SourceEntry> entry(ConsumerRecord<byte[], byte[]> message) {
    String place = Place.of(message).toString();
    if (message.value() == null) {
      return Optional.of(damaged(place, message, "is empty"));
    }
    return switch (EventReader.read(message.value())) {
      case BusEvent.SnapshotUpdated event ->
          Optional.of(new SourceEntry.Candidate(place, event.snapshot()));
      case BusEvent.Malformed malformed -> Optional.of(damaged(place, message, malformed.reason()));
      case BusEvent.ActivationUpdated activation -> Optional.empty();
      case BusEvent.Other other -> Optional.empty();
    };
  }

  /** The key of an event is its world. */
  private static SourceEntry damaged(
      String place, ConsumerRecord<byte[], byte[]> message, String reason) {
    return new SourceEntry.Damaged(
        place,
        Optional.ofNullable(message.key()).map(key -> new String(key, StandardCharsets.UTF_8)),
        reason);
  }

  /** In messages. */
  @Override
  public long size() {
    return scan.size();
  }

  @Override
  public long done() {
    return scan.done();
  }

  @Override
  public void close() {
    scan.close();
  }
}

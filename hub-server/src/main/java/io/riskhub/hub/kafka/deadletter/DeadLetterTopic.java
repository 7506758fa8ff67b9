package io.riskhub.hub.kafka.deadletter;

import io.riskhub.contract.event.BuriedEvent;
import io.riskhub.contract.event.DeadLetter;
import io.riskhub.contract.event.DeadLetterJson;
import io.riskhub.contract.event.LetterReplayed;
import io.riskhub.hub.bus.BusUnavailableException;
import io.riskhub.hub.kafka.KafkaSettings;
import io.riskhub.hub.kafka.scan.Place;
import io.riskhub.hub.kafka.scan.TopicScan;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * The dead letters that are in a topic, for an operator. A letter cannot be taken out of a topic;
 * that it was replayed is told there by a message after it. For one thread.
 */
public final class DeadLetterTopic implements AutoCloseable {

  private final KafkaSettings settings;
  private final Clock clock;
  private final TopicScan scan;
  private @Nullable Sender sender;

  private DeadLetterTopic(KafkaSettings settings, Clock clock, TopicScan scan) {
    this.settings = settings;
    this.clock = clock;
    this.scan = scan;
  }

  /**
   * A topic's dead letters; connects when they are first asked for.
   *
   * @param patience how long to wait for brokers that give nothing
   */
  public static DeadLetterTopic open(KafkaSettings settings, Clock clock, Duration patience) {
    return new DeadLetterTopic(
        settings,
        clock,
        new TopicScan(
            settings, settings.deadLetterTopic(), "the dead letters", "riskhub-dlq", patience));
  }

  /**
   * Visits what is there now, that of a partition in its order. Reads the topic twice: whether a
   * letter was replayed stands after it, and letters can be too large to be kept until then.
   *
   * @throws BusUnavailableException when no broker answers, or the topic is missing
   */
  public void forEach(Consumer<TopicEntry> visitor) {
    ReplayMarks marks = new ReplayMarks();
    scan.forEach(message -> replayed(message).ifPresent(marks::add));
    scan.forEach(
        message -> {
          if (replayed(message).isEmpty()) {
            visitor.accept(entry(message, marks));
          }
        });
  }

  private static Optional<LetterReplayed> replayed(ConsumerRecord<byte[], byte[]> message) {
    return Optional.ofNullable(message.value()).flatMap(LetterReplayed::read);
  }

  private static TopicEntry entry(ConsumerRecord<byte[], byte[]> message, ReplayMarks marks) {
    Place place = Place.of(message);
    return Optional.ofNullable(message.value())
        .flatMap(DeadLetterJson::read)
        .<TopicEntry>map(
            letter -> {
              BuriedEvent event = BuriedEvent.of(letter.event());
              return new TopicEntry.Letter(
                  place, letter, event, marks.replayedAt(place, event.digest()));
            })
        .orElseGet(
            () -> new TopicEntry.Unreadable(place, Math.max(0, message.serializedValueSize())));
  }

  /**
   * Sends a letter's event to where it came from, byte for byte and with its own key, and takes
   * note of that.
   *
   * @return where it is now, or nothing when that topic does not take an event of its size
   * @throws BusUnavailableException when that is not known, or not noted
   */
  public Optional<Place> replay(TopicEntry.Letter letter) {
    try {
      RecordMetadata sent =
          sender()
              .send(
                  new ProducerRecord<>(
                      settings.topic(), key(letter.letter()), letter.letter().event()));
      markReplayed(letter);
      return Optional.of(new Place(sent.partition(), sent.offset()));
    } catch (RecordTooLargeException e) {
      return Optional.empty();
    }
  }

  /**
   * Takes note that the event of a letter, and of all its copies before it in the partition, was
   * sent again.
   *
   * @throws BusUnavailableException when that cannot be written to the topic
   */
  public void markReplayed(TopicEntry.Letter letter) {
    Place place = letter.place();
    LetterReplayed replayed =
        new LetterReplayed(
            letter.event().digest(), place.partition(), place.offset(), clock.instant());
    sender()
        .send(
            new ProducerRecord<>(
                settings.deadLetterTopic(),
                place.partition(),
                key(letter.letter()),
                replayed.toJson(UUID.randomUUID())));
  }

  /** Letters of other writers have no key, but a world, which is the same. */
  private static byte @Nullable [] key(DeadLetter letter) {
    if (letter.key().isPresent()) {
      return letter.key().get();
    }
    return letter.worldId().equals(DeadLetter.UNKNOWN)
        ? null
        : letter.worldId().getBytes(StandardCharsets.UTF_8);
  }

  private Sender sender() {
    Sender current = sender;
    if (current == null) {
      current = new Sender(settings, "riskhub-dlq");
      sender = current;
    }
    return current;
  }

  @Override
  public void close() {
    scan.close();
    if (sender != null) {
      sender.close();
    }
  }
}

package io.riskhub.hub.kafka.deadletter;

import io.riskhub.contract.event.DeadLetter;
import io.riskhub.contract.event.DeadLetterJson;
import io.riskhub.hub.bus.consumer.DeadLetters;
import io.riskhub.hub.kafka.KafkaSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dead letters in the topic beside the one that they came from, with the keys that they came with:
 * so those of a world stay in their order.
 */
public final class KafkaDeadLetters implements DeadLetters, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaDeadLetters.class);

  /** What is tried after the whole letter, one after the other. */
  private static final List<Cut> CUTS =
      List.of(new Cut(64 << 10, 4_000), new Cut(4 << 10, 1_000), new Cut(0, 200));

  private final String topic;
  private final Sender sender;

  public KafkaDeadLetters(KafkaSettings settings) {
    this.topic = settings.deadLetterTopic();
    this.sender = new Sender(settings, "riskhub-dead-letters");
  }

  /**
   * How much of a letter is kept.
   *
   * @param bytes of its event
   * @param characters of each of its texts, and bytes of its key
   */
  private record Cut(int bytes, int characters) {}

  @Override
  public void bury(DeadLetter letter) {
    if (isTaken(letter)) {
      return;
    }
    // The topic does not take it whole. Its beginning tells an operator whose it is; the rest is
    // still where it came from, as long as that topic keeps it.
    LOG.error(
        "an event of {} bytes is more than {} takes; it is cut there (raise its max.message.bytes)",
        letter.event().length,
        topic);
    boolean isBuried =
        CUTS.stream()
            .anyMatch(cut -> isTaken(letter.withTextsCut(cut.characters()).cut(cut.bytes())));
    if (!isBuried) {
      // Trying for ever would keep all later events of its world.
      LOG.error(
          "{} takes no letter at all (raise its max.message.bytes); that of world {} is in no topic: {}",
          topic,
          letter.worldId(),
          letter.error());
    }
  }

  private boolean isTaken(DeadLetter letter) {
    byte[] key = letter.key().orElseGet(() -> letter.worldId().getBytes(StandardCharsets.UTF_8));
    try {
      sender.send(
          new ProducerRecord<>(topic, key, DeadLetterJson.write(letter, UUID.randomUUID())));
      return true;
    } catch (RecordTooLargeException e) {
      return false;
    }
  }

  @Override
  public void close() {
    sender.close();
  }
}

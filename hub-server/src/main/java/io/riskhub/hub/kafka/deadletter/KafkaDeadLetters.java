package io.riskhub.hub.kafka.deadletter;

import io.riskhub.contract.event.DeadLetter;
import io.riskhub.contract.event.DeadLetterJson;
import io.riskhub.hub.bus.consumer.DeadLetters;
import io.riskhub.hub.kafka.KafkaSettings;
import java.nio.charset.StandardCharsets;
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

  private static final int KEPT_WHEN_TOO_LARGE = 64 << 10;

  private final String topic;
  private final Sender sender;

  public KafkaDeadLetters(KafkaSettings settings) {
    this.topic = settings.deadLetterTopic();
    this.sender = new Sender(settings, "riskhub-dead-letters");
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
          topic);
      send(letter.cut(KEPT_WHEN_TOO_LARGE));
    }
  }

  private void send(DeadLetter letter) {
    byte[] key = letter.key().orElseGet(() -> letter.worldId().getBytes(StandardCharsets.UTF_8));
    sender.send(new ProducerRecord<>(topic, key, DeadLetterJson.write(letter, UUID.randomUUID())));
  }

  @Override
  public void close() {
    sender.close();
  }
}

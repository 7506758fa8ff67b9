package io.riskhub.hub.kafka.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskhub.contract.event.DeadLetter;
import io.riskhub.hub.bus.BusUnavailableException;
import io.riskhub.hub.kafka.KafkaSettings;
import io.riskhub.hub.kafka.KafkaTopics;
import io.riskhub.testkit.TestKafka;
import io.riskhub.testkit.TestTopics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadLetterTopicTest {

  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final int FIVE_MEBIBYTES = 5 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final KafkaSettings bus =
      new KafkaSettings(List.of(TestKafka.shared()), TestKafka.newTopic(), true, Map.of());

  @Test
  void theTopicThatAHubCreatesKeepsAnEventOfFiveMebibytesWhole() {
    KafkaTopics.require(bus);
    byte[] event = random(FIVE_MEBIBYTES);
    bury(bus, letter("w", event));

    TopicEntry.Letter found = letters(bus).getFirst();
    assertThat(found.letter().truncated()).isFalse();
    assertThat(Arrays.equals(found.letter().event(), event)).isTrue();
  }

  @Test
  void aReplayThatTheTopicOfEventsDoesNotTakeSaysSoAndTheLetterWaits() {
    KafkaTopics.require(bus);
    bury(bus, letter("w", random(FIVE_MEBIBYTES)));
    TopicEntry.Letter found = letters(bus).getFirst();
    try (DeadLetterTopic topic = DeadLetterTopic.open(bus, Clock.systemUTC(), PATIENCE)) {
      assertThat(topic.replay(found)).isEmpty();
    }

    assertThat(letters(bus).getFirst().replayedAt()).isEmpty();
  }

  @Test
  void whatIsWrittenWhileItReadsIsNotRead() {
    KafkaTopics.require(bus);
    bury(bus, letter("w", random(10)));
    List<TopicEntry> visited = new ArrayList<>();
    try (KafkaDeadLetters graveyard = new KafkaDeadLetters(bus);
        DeadLetterTopic topic = DeadLetterTopic.open(bus, Clock.systemUTC(), PATIENCE)) {
      topic.forEach(
          entry -> {
            visited.add(entry);
            graveyard.bury(letter("w", random(10)));
          });
    }

    assertThat(visited).hasSize(1);
    assertThat(letters(bus)).hasSize(2);
  }

  @Test
  void brokersThatStopInTheMiddleAreGivenUp() {
    try (TestKafka kafka = TestKafka.start()) {
      KafkaSettings alone = new KafkaSettings(List.of(kafka.brokers()), "events", true, Map.of());
      KafkaTopics.require(alone);
      for (int i = 0; i < 8; i++) {
        bury(alone, letter("w", random(1 << 20)));
      }
      List<TopicEntry> visited = new ArrayList<>();
      try (DeadLetterTopic topic =
          DeadLetterTopic.open(alone, Clock.systemUTC(), Duration.ofSeconds(2))) {
        assertThatThrownBy(
                () ->
                    topic.forEach(
                        entry -> {
                          if (visited.isEmpty()) {
                            kafka.stop();
                          }
                          visited.add(entry);
                        }))
            .isInstanceOf(BusUnavailableException.class)
            .hasMessageContaining("events.dlq");
      }
      assertThat(visited).isNotEmpty().hasSizeLessThan(8);
    }
  }

  /** Which is what the hub's stop waits for. */
  @Test
  void aGraveyardWithoutBrokersClosesWithinSeconds() {
    KafkaSettings away =
        new KafkaSettings(List.of("127.0.0.1:1"), "events", false, Map.of("linger.ms", "60000"));
    KafkaDeadLetters graveyard = new KafkaDeadLetters(away);
    long start = System.nanoTime();
    assertThatThrownBy(() -> graveyard.bury(letter("w", random(10))))
        .isInstanceOf(BusUnavailableException.class)
        .hasMessageContaining("events.dlq");
    graveyard.close();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(25));
  }

  @ParameterizedTest
  @CsvSource({"20000,4096", "2000,0"})
  void howeverLittleTheTopicTakesTheLetterIsBuried(String most, int kept) throws Exception {
    createGraveyard(most);
    String noise = Base64.getEncoder().encodeToString(random(200_000));
    Optional<byte[]> key = Optional.of(random(100_000));
    bury(bus, new DeadLetter("w", "live", 3, noise, random(FIVE_MEBIBYTES), AT, key, false));

    DeadLetter found = letters(bus).getFirst().letter();
    assertThat(found.truncated()).isTrue();
    assertThat(found.event()).hasSize(kept);
    assertThat(found.worldId()).isEqualTo("w");
    assertThat(found.error())
        .startsWith(noise.substring(0, 200))
        .endsWith(
            "(only the first %d of %d bytes of the event are kept)"
                .formatted(kept, FIVE_MEBIBYTES));
  }

  @Test
  void aTopicThatTakesNoLetterAtAllKeepsNobodyWaiting() throws Exception {
    createGraveyard("100");
    bury(bus, letter("w", random(10)));

    assertThat(letters(bus)).isEmpty();
  }

  private void createGraveyard(String mostBytes) throws Exception {
    TestTopics.create(
        bus.bootstrapServers(),
        new NewTopic(bus.deadLetterTopic(), Optional.of(1), Optional.empty())
            .configs(Map.of("max.message.bytes", mostBytes)));
  }

  private static void bury(KafkaSettings bus, DeadLetter letter) {
    try (KafkaDeadLetters graveyard = new KafkaDeadLetters(bus)) {
      graveyard.bury(letter);
    }
  }

  private static List<TopicEntry.Letter> letters(KafkaSettings bus) {
    List<TopicEntry.Letter> letters = new ArrayList<>();
    try (DeadLetterTopic topic = DeadLetterTopic.open(bus, Clock.systemUTC(), PATIENCE)) {
      topic.forEach(entry -> letters.add((TopicEntry.Letter) entry));
    }
    return letters;
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(5).nextBytes(bytes);
    return bytes;
  }

  private static DeadLetter letter(String key, byte[] event) {
    Optional<byte[]> sentKey = Optional.of(key.getBytes(StandardCharsets.UTF_8));
    return new DeadLetter("w", "live", 3, "it failed", event, AT, sentKey, false);
  }
}

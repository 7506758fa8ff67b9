package io.riskhub.cli.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.cli.CommandRun;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.JsonText;
import io.riskhub.contract.event.DeadLetter;
import io.riskhub.contract.event.SnapshotUpdated;
import io.riskhub.hub.kafka.KafkaSettings;
import io.riskhub.hub.kafka.deadletter.KafkaDeadLetters;
import io.riskhub.testkit.Snapshots;
import io.riskhub.testkit.TestKafka;
import io.riskhub.testkit.TestTopics;
import io.riskhub.testkit.TopicReader;
import io.riskhub.testkit.TopicReader.Message;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterCommandsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KafkaSettings bus =
      new KafkaSettings(List.of(TestKafka.shared()), TestKafka.newTopic(), false, Map.of());
  private final Instant now = Instant.now();
  private final KafkaDeadLetters graveyard = new KafkaDeadLetters(bus);

  @TempDir private Path directory;

  @BeforeEach
  void createTopics() throws Exception {
    TestTopics.create(
        TestKafka.shared(),
        Stream.of(bus.topic(), bus.deadLetterTopic())
            .map(name -> new NewTopic(name, Optional.of(3), Optional.empty()))
            .toArray(NewTopic[]::new));
  }

  @AfterEach
  void close() {
    graveyard.close();
  }

  @Test
  void anEventThatWasBuriedThreeTimesIsSentOnceAndNotAgainUntilItIsBuriedAgain() {
    byte[] event = event("w", "v1", now);
    bury("w", event);
    bury("w", event);
    bury("w", event);

    CommandRun first = dlq("replay").endedWith(ExitCode.DONE);
    assertThat(first.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).matches("\\d@0 w v1 replayed: " + bus.topic() + " \\d@0"),
            line -> assertThat(line).matches("\\d@1 w v1 left out: a copy of \\d@0"),
            line -> assertThat(line).matches("\\d@2 w v1 left out: a copy of \\d@0"),
            line -> assertThat(line).isEqualTo("1 replayed; left out: 2 copies"));
    assertThat(dlq("replay").endedWith(ExitCode.DONE).out())
        .isEqualTo("0 replayed; left out: 3 replayed before\n");
    assertThat(states()).containsOnly("replayed");

    bury("w", event);
    assertThat(dlq("replay").endedWith(ExitCode.DONE).out())
        .endsWith("\n1 replayed; left out: 3 replayed before\n");
    assertThat(dlq("replay", "--include-replayed").endedWith(ExitCode.DONE).out())
        .endsWith("\n1 replayed; left out: 3 copies\n");
    assertThat(sent(3)).extracting(Message::value).containsOnly(text(event));
  }

  @Test
  void whatHasExpiredSinceIsCountedAndLeftOutUnlessAskedFor() {
    bury("w", event("w", "old", now.minusSeconds(1_000)));
    bury("w", event("w", "new", now));

    assertThat(states()).containsExactly("expired", "waiting");
    CommandRun run = dlq("replay").endedWith(ExitCode.DONE);
    assertThat(run.out())
        .containsPattern("\\d@0 w old left out: it expired \\d+m.* ago\n")
        .endsWith("\n1 replayed; left out: 1 expired\n");
    assertThat(dlq("replay", "--include-expired").endedWith(ExitCode.DONE).out())
        .contains(" w old replayed: ")
        .endsWith("\n1 replayed; left out: 1 replayed before\n");
    assertThat(sent(2)).hasSize(2);
  }

  @Test
  void whatCannotBeReadGoesBackUnderItsOwnKeyAndInItsOrder() {
    for (int i = 0; i < 20; i++) {
      for (String world : List.of("a", "b", "c")) {
        bury(world, ("no JSON " + i).getBytes(StandardCharsets.UTF_8));
      }
    }
    assertThat(dlq("replay").endedWith(ExitCode.DONE).out()).endsWith("\n60 replayed\n");

    List<Message> sent = sent(60);
    for (String world : List.of("a", "b", "c")) {
      assertThat(sent.stream().filter(message -> message.key().equals(world)))
          .extracting(Message::value)
          .containsExactlyElementsOf(
              Stream.iterate(0, i -> i + 1).limit(20).map(i -> "no JSON " + i).toList());
    }
  }

  @Test
  void anEventOfFiveMebibytesIsKeptWholeOrMarkedAndLeftOut() throws Exception {
    byte[] large = new byte[5 << 20];
    new Random(11).nextBytes(large);
    bury("w", large);

    JsonNode letter = letters().getFirst();
    assertThat(letter.path("state").asText()).isEqualTo("cut");
    assertThat(letter.path("error").asText()).contains("of 5242880 bytes of the event are kept");
    CommandRun run = dlq("replay", "--include-expired").endedWith(ExitCode.DONE);
    assertThat(run.out())
        .contains("left out: only the beginning of the event was kept")
        .endsWith("\n0 replayed; left out: 1 cut\n");
    assertThat(sent(0)).isEmpty();
  }

  @Test
  void whatIsNoLetterIsToldOf() throws Exception {
    bury("w", event("w", "v1", now));
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", TestKafka.shared()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(bus.deadLetterTopic(), 0, null, new byte[7])).get();
    }
    CommandRun list = dlq("list").endedWith(ExitCode.DONE);
    assertThat(list.err()).containsPattern("1 letter could not be read: 0@\\d \\(7 bytes\\)");
    assertThat(list.out().lines()).hasSize(2);

    JsonNode json = JsonText.read(dlq("replay", "-o", "json").endedWith(ExitCode.DONE).out());
    assertThat(json.path("unreadable").path(0).path("bytes").asInt()).isEqualTo(7);
    assertThat(json.path("summary").path("replayed").asInt()).isEqualTo(1);

    List<JsonNode> lines = dlq("list", "-o", "ndjson").out().lines().map(JsonText::read).toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.getLast().path("state").asText()).isEqualTo("unreadable");
    assertThat(lines.getLast().path("bytes").asInt()).isEqualTo(7);
  }

  @Test
  void filtersChooseByWorldTimeAndError() {
    bury("a", "1", "the matrix is broken", now.minusSeconds(7_200));
    bury("a", "2", "the blob is gone", now.minusSeconds(3_600));
    bury("b", "3", "the blob is gone", now.minusSeconds(60));

    assertThat(errors("--world", "a"))
        .containsExactlyInAnyOrder("the matrix is broken", "the blob is gone");
    assertThat(errors("--error", "matrix")).containsExactly("the matrix is broken");
    assertThat(errors("--since", now.minusSeconds(3_600).toString())).hasSize(2);
    assertThat(errors("--until", now.minusSeconds(3_600).toString())).hasSize(1);
    assertThat(errors("--world", "a", "--since", now.minusSeconds(3_600).toString())).hasSize(1);
    assertThat(errors("--world", "nobody")).isEmpty();
    assertThat(dlq("list", "--world", "nobody").endedWith(ExitCode.DONE).err())
        .contains("no dead letters");
    CommandRun table = dlq("list", "--world", "b").endedWith(ExitCode.DONE);
    assertThat(table.out().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .matches(
                        "place +world +version +stage +state +given up +attempts +size +error"),
            line ->
                assertThat(line)
                    .matches("\\d@0 +b +- +live +waiting +\\d+m.* ago +3 +1 B +the blob is gone"));

    assertThat(dlq("replay", "--error", "blob").endedWith(ExitCode.DONE).out())
        .endsWith("\n2 replayed\n");
    assertThat(sent(2)).extracting(Message::value).containsExactlyInAnyOrder("2", "3");
  }

  @Test
  void aDryRunTellsOfEachAndSendsNothing() {
    bury("w", event("w", "v1", now));
    bury("w", event("w", "v1", now.minusSeconds(901)));

    CommandRun run = dlq("replay", "--dry-run").endedWith(ExitCode.DONE);
    assertThat(run.out())
        .contains("@0 w v1 would be replayed\n")
        .endsWith("\n1 would be replayed; left out: 1 expired\n");
    JsonNode json =
        JsonText.read(dlq("replay", "--dry-run", "-o", "json").endedWith(ExitCode.DONE).out());
    assertThat(json.path("summary").path("would_replay").asInt()).isEqualTo(1);
    assertThat(json.path("summary").path("replayed").asInt()).isZero();
    assertThat(json.path("summary").path("matching").asInt()).isEqualTo(2);
    assertThat(json.path("summary").path("left_out").path("expired").asInt()).isEqualTo(1);
    assertThat(json.path("results").findValuesAsText("outcome"))
        .containsExactly("would_replay", "expired");
    assertThat(sent(0)).isEmpty();
    assertThat(states()).containsExactly("waiting", "expired");
  }

  @Test
  void eachLetterIsConfirmedAsALineOfJson() {
    bury("w", event("w", "v1", now));

    List<JsonNode> lines =
        dlq("replay", "-o", "ndjson")
            .endedWith(ExitCode.DONE)
            .out()
            .lines()
            .map(JsonText::read)
            .toList();
    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst().path("outcome").asText()).isEqualTo("replayed");
    assertThat(lines.getFirst().path("version").asText()).isEqualTo("v1");
    assertThat(lines.getFirst().path("to").asText()).matches(bus.topic() + " \\d@0");
  }

  @Test
  void brokersThatDoNotAnswerEndItAndShowNoSecret() throws Exception {
    Path properties =
        Files.writeString(directory.resolve("client.properties"), "sasl.jaas.config=s3cret\n");
    Path file =
        Files.writeString(
            directory.resolve("riskhub.yaml"),
            """
            worldservice:
              server:
                controlbus_brokers: ["127.0.0.1:1"]
                controlbus_properties_file: %s
            """
                .formatted(properties));
    CommandRun run =
        CommandRun.riskhub("dlq", "list", "--config", file.toString(), "--timeout", "1s");

    run.endedWith(ExitCode.UNAVAILABLE);
    assertThat(run.err()).contains("cannot read the dead letters of kafka://127.0.0.1:1/");
    assertThat(run.err()).doesNotContain("s3cret");
  }

  private List<String> states() {
    return letters().stream().map(letter -> letter.path("state").asText()).toList();
  }

  private List<String> errors(String... filter) {
    return letters(filter).stream().map(letter -> letter.path("error").asText()).toList();
  }

  private List<JsonNode> letters(String... filter) {
    String[] list =
        Stream.concat(Stream.of("list", "-o", "ndjson"), Stream.of(filter)).toArray(String[]::new);
    return dlq(list).endedWith(ExitCode.DONE).out().lines().map(JsonText::read).toList();
  }

  private List<Message> sent(int count) {
    try (TopicReader reader = TopicReader.of(TestKafka.shared(), bus.topic())) {
      return reader.await(PATIENCE, messages -> messages.size() >= count);
    }
  }

  private CommandRun dlq(String... arguments) {
    return CommandRun.riskhub(
        Stream.of(
                Stream.of("dlq"),
                Stream.of(arguments),
                Stream.of("--brokers", TestKafka.shared(), "--topic", bus.topic()))
            .flatMap(part -> part)
            .toArray(String[]::new));
  }

  private void bury(String world, byte[] event) {
    graveyard.bury(letter(world, event, "it failed", now));
  }

  private void bury(String world, String event, String error, Instant at) {
    graveyard.bury(letter(world, event.getBytes(StandardCharsets.UTF_8), error, at));
  }

  private static DeadLetter letter(String world, byte[] event, String error, Instant at) {
    return new DeadLetter(
        world,
        "live",
        3,
        error,
        event,
        at,
        Optional.of(world.getBytes(StandardCharsets.UTF_8)),
        false);
  }

  private byte[] event(String world, String version, Instant createdAt) {
    return SnapshotUpdated.of(
            new UUID(1, 2),
            now,
            Snapshots.submitted(world, version, "2026-01-01", "", "gateway", "live", createdAt))
        .toJson()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}

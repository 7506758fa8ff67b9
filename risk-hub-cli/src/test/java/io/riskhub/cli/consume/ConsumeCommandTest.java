package io.riskhub.cli.consume;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.cli.CommandRun;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.JsonText;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.TestKafka;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsumeCommandTest {

  private EventTopic events;
  private String topic;
  private String group;

  @TempDir private Path directory;

  @BeforeEach
  void createTopics() throws Exception {
    events = EventTopic.create();
    topic = events.name();
    group = "group-of-" + topic;
  }

  @Test
  void aProgramGetsTheEventAndItsWorldAndVersion() throws Exception {
    String event = announce("w", "v1");
    Path file = directory.resolve("got");
    CommandRun run =
        CommandRun.riskhub(
            consume(
                "--max-messages",
                "1",
                "--exec",
                "cat > %s; echo \"$RISKHUB_WORLD $RISKHUB_VERSION\" >> %s".formatted(file, file)));

    run.endedWith(ExitCode.DONE);
    assertThat(run.out()).startsWith("1 handled, 0 retried, 0 to the dead letters");
    assertThat(Files.readString(file)).isEqualTo(event + "w v1\n");
  }

  @Test
  void aProgramThatFailsTwiceAndThenWorksIsRetried() throws Exception {
    announce("w", "v1");
    Path count = directory.resolve("count");
    Files.writeString(count, "");
    CommandRun run =
        CommandRun.riskhub(
            consume(
                "--max-messages",
                "1",
                "-o",
                "json",
                "--exec",
                "echo x >> %s; test $(wc -l < %s) -ge 3".formatted(count, count)));

    run.endedWith(ExitCode.DONE);
    assertThat(run.err()).isEmpty();
    JsonNode tally = JsonText.read(run.out());
    assertThat(tally.path("handled").intValue()).isEqualTo(1);
    assertThat(tally.path("retried").intValue()).isEqualTo(2);
    assertThat(tally.path("dead").intValue()).isZero();
  }

  @Test
  void whatAlwaysFailsIsListedAndHandledOnceItIsMendedAndReplayed() throws Exception {
    String event = announce("w", "v1");
    CommandRun failing =
        CommandRun.riskhub(
            consume("--max-messages", "1", "--exec", "echo the matrix is broken; exit 1"));
    failing.endedWith(ExitCode.DONE);
    assertThat(failing.out()).startsWith("1 handled, 2 retried, 1 to the dead letters");

    JsonNode letter =
        JsonText.read(dlq("list", "-o", "ndjson", "--world", "w").endedWith(ExitCode.DONE).out());
    assertThat(letter.path("attempts").asInt()).isEqualTo(3);
    assertThat(letter.path("stage").asText()).isEqualTo("live");
    assertThat(letter.path("error").asText()).contains("the matrix is broken");
    assertThat(letter.path("bytes").asInt())
        .isEqualTo(event.getBytes(StandardCharsets.UTF_8).length);
    assertThat(dlq("list", "--world", "other", "-o", "ndjson").endedWith(ExitCode.DONE).out())
        .isEmpty();
    assertThat(dlq("replay", "--dry-run").endedWith(ExitCode.DONE).out())
        .isEqualTo("%s w v1 would be replayed\n1 would be replayed\n".formatted(place(letter)));
    assertThat(dlq("replay", "--error", "matrix").endedWith(ExitCode.DONE).out())
        .matches("%s w v1 replayed: %s \\d@1\n1 replayed\n".formatted(place(letter), topic));

    Path file = directory.resolve("got");
    CommandRun mended =
        CommandRun.riskhub(consume("--max-messages", "1", "--exec", "cat > " + file));
    mended.endedWith(ExitCode.DONE);
    assertThat(mended.out()).startsWith("1 handled, 0 retried, 0 to the dead letters");
    assertThat(Files.readString(file)).isEqualTo(event);
  }

  @Test
  void anotherGroupHandlesTheSameEventsAndNoneOfThemTwice() throws Exception {
    announce("w", "v1");
    announce("w", "v2");
    CommandRun.riskhub(consume("--max-messages", "2")).endedWith(ExitCode.DONE);
    String[] another = consume("--max-messages", "2", "--group", group + "-2", "--from-beginning");
    CommandRun first = CommandRun.riskhub(another);
    CommandRun again = CommandRun.riskhub(another);

    first.endedWith(ExitCode.DONE);
    assertThat(first.out()).startsWith("2 handled, 0 retried");
    again.endedWith(ExitCode.DONE);
    assertThat(again.out()).startsWith("2 handled (2 seen before), 0 retried");
  }

  @Test
  void whatCameBeforeAnInstantIsPassedOver() throws Exception {
    announce("w", "v1");
    Instant first = Instant.now();
    Await.until(Duration.ofSeconds(5), () -> Instant.now().isAfter(first.plusMillis(2)));
    String since = Instant.now().toString();
    announce("w", "v2");
    Path file = directory.resolve("got");

    CommandRun.riskhub(
            consume(
                "--max-messages",
                "1",
                "--since",
                since,
                "--exec",
                "echo $RISKHUB_VERSION >> " + file))
        .endedWith(ExitCode.DONE);

    assertThat(Files.readString(file)).isEqualTo("v2\n");
  }

  @Test
  void whatEndsByItselfAfterSoManyEventsIsNotStoppedOnceMore() throws Exception {
    announce("w", "v1");
    try (ConsumerProcess process =
        ConsumerProcess.start(
            Map.of("RISKHUB_BROKERS", TestKafka.shared(), "RISKHUB_TOPIC", topic),
            "--data-dir",
            directory.toString(),
            "--max-messages",
            "1")) {
      assertThat(process.awaitEnd()).isZero();
      assertThat(String.join("\n", process.errors()))
          .contains("consuming kafka://")
          .doesNotContain("stopping");
    }
  }

  @Test
  void anInstantThatIsNotInThePastIsWrongUsage() {
    for (String instant : List.of("1969-12-31", Instant.now().plusSeconds(60).toString())) {
      CommandRun run = CommandRun.riskhub(consume("--since", instant));
      run.endedWith(ExitCode.USAGE);
      assertThat(run.err()).contains("--since " + instant + ": must be in the past");
    }
  }

  /** Its database is no number, which the client alone finds. */
  @Test
  void aBlobStoreThatCannotBeUsedIsWrongUsageOfBothServices() {
    String[] blobs = {"--blob-type", "redis", "--blob-redis", "redis://127.0.0.1:1/first"};
    CommandRun consumer = CommandRun.riskhub(consume(blobs));
    consumer.endedWith(ExitCode.USAGE);
    assertThat(consumer.err()).contains("the blob store cannot be used as configured", "first");
    List<String> serve =
        new ArrayList<>(List.of("serve", "--data-dir", directory.resolve("hub").toString()));
    serve.addAll(List.of(blobs));
    CommandRun hub = CommandRun.riskhub(serve.toArray(String[]::new));
    hub.endedWith(ExitCode.USAGE);
    assertThat(hub.err()).contains("the blob store cannot be used as configured", "first");
  }

  @Test
  void clientPropertiesThatNoConsumerTakesAreWrongUsage() throws Exception {
    CommandRun run =
        CommandRun.riskhub(consume("--config", config("session.timeout.ms=soon").toString()));
    run.endedWith(ExitCode.USAGE);
    assertThat(run.err()).contains("session.timeout.ms");
  }

  @Test
  void aCommandLineThatCannotBeRightSaysWhy() {
    CommandRun noBrokers = CommandRun.riskhub("consume", "--data-dir", directory.toString());
    noBrokers.endedWith(ExitCode.USAGE);
    assertThat(noBrokers.err()).contains("--brokers is missing");

    CommandRun noWorker = CommandRun.riskhub(consume("--worker", "astrology"));
    noWorker.endedWith(ExitCode.USAGE);
    assertThat(noWorker.err()).contains("astrology", "extended_validation, live, stress");

    CommandRun noAddress = CommandRun.riskhub(consume("--metrics", "9464"));
    noAddress.endedWith(ExitCode.USAGE);
    assertThat(noAddress.err()).contains("--metrics 9464: must be HOST:PORT");
  }

  @Test
  void brokersOutOfReachAreUnavailable() throws Exception {
    CommandRun run =
        CommandRun.riskhub(
            "consume",
            "--config",
            config("default.api.timeout.ms=1000").toString(),
            "--data-dir",
            directory.toString(),
            "--brokers",
            "127.0.0.1:1");
    run.endedWith(ExitCode.UNAVAILABLE);
    assertThat(run.err()).contains("cannot reach the control bus");
  }

  /** A configuration with that client property. */
  private Path config(String property) throws IOException {
    Path properties = Files.writeString(directory.resolve("client.properties"), property + "\n");
    return Files.writeString(
        directory.resolve("hub.yml"),
        "worldservice: {server: {controlbus_properties_file: " + properties + "}}");
  }

  private String[] consume(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "consume",
                "--brokers",
                TestKafka.shared(),
                "--topic",
                topic,
                "--data-dir",
                directory.resolve("data").toString()));
    if (!List.of(more).contains("--group")) {
      arguments.addAll(List.of("--group", group));
    }
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  private static String place(JsonNode letter) {
    return letter.path("partition").asInt() + "@" + letter.path("offset").asLong();
  }

  private CommandRun dlq(String... arguments) {
    List<String> all = new ArrayList<>(List.of("dlq"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--brokers", TestKafka.shared(), "--topic", topic));
    return CommandRun.riskhub(all.toArray(String[]::new));
  }

  private String announce(String world, String version) throws Exception {
    return events.announce(world, version);
  }
}

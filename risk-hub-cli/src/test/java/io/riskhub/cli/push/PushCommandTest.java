package io.riskhub.cli.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.cli.CommandRun;
import io.riskhub.cli.TestHub;
import io.riskhub.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushCommandTest {

  private static final String SAMPLES = "../examples/us-tech.ndjson";
  private static final String GOOD =
      "{\"world_id\":\"w\",\"version\":\"v1\",\"as_of\":\"2025-01-01\",\"weights\":{\"A\":1.0}}";

  @TempDir private Path data;
  @TempDir private Path folder;
  private TestHub hub;

  @BeforeEach
  void start() {
    hub = TestHub.start(data);
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void theSamplesAreStoredOnceAndThenKnown() {
    CommandRun first = hub.riskhub("push", SAMPLES).endedWith(ExitCode.DONE);
    assertThat(first.out()).isEqualTo("32 stored\n");
    assertThat(first.err()).isEmpty();

    CommandRun again = hub.riskhub("push", SAMPLES).endedWith(ExitCode.DONE);
    assertThat(again.out()).isEqualTo("32 duplicates\n");
  }

  @Test
  void oneIndentedObjectIsTheSameSnapshotAsItsLine() {
    hub.riskhub("push", SAMPLES).endedWith(ExitCode.DONE);

    CommandRun run = hub.riskhub("push", "../examples/us-tech-latest.json");

    assertThat(run.endedWith(ExitCode.DONE).out()).isEqualTo("1 duplicate\n");
  }

  @Test
  void severalAtOnceGiveTheSameSum() {
    CommandRun run = hub.riskhub("push", SAMPLES, "--parallel", "8", "-o", "ndjson");

    assertThat(
            run.endedWith(ExitCode.DONE)
                .out()
                .lines()
                .map(line -> line.replaceAll("^.\"source\":\"([^\"]+).*", "$1")))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 32).mapToObj(line -> SAMPLES + ":" + line).toList());
  }

  @Test
  void aDryRunStoresNothing() {
    CommandRun dry = hub.riskhub("push", SAMPLES, "--dry-run").endedWith(ExitCode.DONE);
    assertThat(dry.out()).isEqualTo("32 would be stored\n");

    CommandRun real = hub.riskhub("push", SAMPLES).endedWith(ExitCode.DONE);
    assertThat(real.out()).isEqualTo("32 stored\n");
    assertThat(hub.riskhub("push", SAMPLES, "--dry-run").out()).isEqualTo("32 duplicates\n");
  }

  @Test
  void whatIsRefusedIsToldWithItsLineAndEveryViolationAndTheOthersGoOn() throws IOException {
    Path file =
        write(
            GOOD,
            "{\"world_id\":\"w\",\"version\":\"v1\",\"as_of\":\"2025-01-01\",\"weights\":{\"B\":1.0}}",
            "",
            "not json",
            "{\"world_id\":\"w\",\"version\":\"v2\",\"as_of\":\"never\",\"weights\":{\"A\":0.9}}",
            "{\"version\":\"v3\"}",
            "{\"world_id\":\"../w\",\"version\":\"v3\"}",
            GOOD);

    CommandRun run = hub.riskhub("push", file.toString()).endedWith(ExitCode.REFUSED);

    assertThat(run.out()).isEqualTo("1 stored, 1 duplicate, 4 refused, 1 conflict\n");
    assertThat(run.err().lines().map(line -> line.replace(file.toString(), "f")))
        .anyMatch(line -> line.startsWith("f:2: conflict: world w, version v1: version \"v1\""))
        .anyMatch(line -> line.startsWith("f:4: refused: is not valid JSON at column 1"))
        .anyMatch(line -> line.startsWith("f:5: refused: world w, version v2: 2 violations"))
        .anyMatch(line -> line.startsWith("  as_of "))
        .anyMatch(line -> line.startsWith("  weights "))
        .anyMatch(line -> line.startsWith("f:6: refused: world_id is missing"))
        .anyMatch(line -> line.startsWith("f:7: refused: world_id holds \"/\""));
  }

  @Test
  void theWorldMayBeGivenAndMustNotContradict() {
    String nameless = GOOD.replace("\"world_id\":\"w\",", "");

    assertThat(hub.riskhubReading(nameless, "push", "-", "--world", "my world é").out())
        .isEqualTo("1 stored\n");
    assertThat(hub.riskhub("worlds").out()).contains("my world é");

    CommandRun other = hub.riskhubReading(GOOD, "push", "-", "--world", "x");
    assertThat(other.endedWith(ExitCode.REFUSED).out()).isEqualTo("1 refused\n");
    assertThat(other.err()).startsWith("stdin:1: refused: world x, version v1:");
  }

  @Test
  void standardInputMayBeEitherLayout() throws IOException {
    String document = Files.readString(Path.of("../examples/us-tech-latest.json"));

    assertThat(hub.riskhubReading(document, "push", "-").out()).isEqualTo("1 stored\n");
    assertThat(hub.riskhubReading(GOOD + "\n" + GOOD, "push", "-").out())
        .isEqualTo("1 stored, 1 duplicate\n");
  }

  @Test
  void nothingToPushIsRefused() {
    CommandRun run = hub.riskhubReading("", "push", "-").endedWith(ExitCode.REFUSED);

    assertThat(run.err()).isEqualTo("stdin: refused: holds no snapshot\n");
  }

  @Test
  void actorAndStageReachTheSnapshot() {
    hub.riskhubReading(GOOD, "push", "-", "--actor", "desk 7", "--stage", "live")
        .endedWith(ExitCode.DONE);

    assertThat(hub.riskhub("get", "w", "-o", "ndjson").out())
        .contains("\"provenance\":{\"actor\":\"desk 7\",\"stage\":\"live\"}");
  }

  @Test
  void withoutATokenNothingMoreIsSent() {
    CommandRun run = hub.riskhubWithout("push", SAMPLES).endedWith(ExitCode.NOT_ALLOWED);

    assertThat(run.out()).isEqualTo("1 not allowed, 31 not sent\n");
    assertThat(run.err()).contains(SAMPLES + ":1: not allowed: world us-tech", "RISKHUB_TOKEN");
  }

  @Test
  void aTokenMayStandInAFile() throws IOException {
    Path token = Files.writeString(folder.resolve("token"), TestHub.TOKEN + "\n");

    CommandRun run = hub.riskhubWithout("push", SAMPLES, "--token-file", token.toString());

    assertThat(run.endedWith(ExitCode.DONE).out()).isEqualTo("32 stored\n");
  }

  @Test
  void anAbsentHubEndsTheRunAndTheRestIsCounted() {
    hub.close();

    CommandRun run =
        hub.riskhub("push", SAMPLES, SAMPLES, "--timeout", "200ms").endedWith(ExitCode.UNAVAILABLE);

    assertThat(run.out()).isEqualTo("1 unavailable, 63 not sent\n");
    assertThat(run.err()).contains("cannot connect to " + hub.baseUrl());
  }

  @Test
  void anAbsentHubLeavesStandardInputAlone() {
    hub.close();

    CommandRun run =
        hub.riskhubReading(GOOD + "\n" + GOOD, "push", "-", "--timeout", "200ms", "-q")
            .endedWith(ExitCode.UNAVAILABLE);

    assertThat(run.out()).isEqualTo("1 unavailable, the rest of standard input not read\n");
  }

  @Test
  void eachResultIsAJsonLine() throws IOException {
    Path file = write(GOOD, GOOD, GOOD.replace("1.0", "2.0").replace("v1", "v2"), "[]");

    CommandRun run = hub.riskhub("push", file.toString(), "-o", "ndjson");

    assertThat(
            run.endedWith(ExitCode.REFUSED)
                .out()
                .lines()
                .map(line -> line.replace(file.toString(), "f")))
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith(
                        "{\"source\":\"f:1\",\"world_id\":\"w\",\"version\":\"v1\","
                            + "\"outcome\":\"stored\",\"hash\":\"blake3:"),
            line -> assertThat(line).contains("\"outcome\":\"duplicate\",\"hash\":\"blake3:"),
            line ->
                assertThat(line)
                    .contains("\"outcome\":\"refused\",\"problem\":{\"status\":422,\"detail\":")
                    .contains("\"violations\":[{\"field\":\"weights\",\"message\":"),
            line ->
                assertThat(line)
                    .startsWith("{\"source\":\"f:4\",\"outcome\":\"refused\",\"problem\":{"));
  }

  @Test
  void aJsonDocumentEndsWithTheSum() {
    CommandRun run = hub.riskhub("push", SAMPLES, "-o", "json").endedWith(ExitCode.DONE);

    assertThat(run.out())
        .startsWith("{\n  \"results\": [\n    {\n      \"source\": \"" + SAMPLES + ":1\",")
        .contains("\"summary\": {\n    \"stored\": 32,\n    \"duplicate\": 0,", "\"not_sent\": 0")
        .endsWith("}\n");
  }

  @Test
  void manySnapshotsShowNoProgressWhereThereIsNoTerminal() throws IOException {
    String many =
        IntStream.range(0, 300)
            .mapToObj(i -> GOOD.replace("v1", "v" + i))
            .collect(Collectors.joining("\n"));

    CommandRun run = hub.riskhub("push", write(many).toString()).endedWith(ExitCode.DONE);

    assertThat(run.out()).isEqualTo("300 stored\n");
    assertThat(run.err()).isEmpty();
  }

  private Path write(String... lines) throws IOException {
    return Files.writeString(folder.resolve("f"), String.join("\n", lines));
  }
}

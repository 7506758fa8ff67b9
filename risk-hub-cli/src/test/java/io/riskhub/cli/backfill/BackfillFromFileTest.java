package io.riskhub.cli.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.cli.CommandRun;
import io.riskhub.cli.TestHub;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.JsonText;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.Snapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one hub listed goes into the stores of another one. */
class BackfillFromFileTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  private Path file;
  private Path copy;

  @BeforeEach
  void list() throws IOException {
    file = folder.resolve("listed.ndjson");
    copy = folder.resolve("copy");
    try (TestHub hub = TestHub.startAt(folder.resolve("old"), Instant.now().minusSeconds(10_000))) {
      push(hub, "old", "\"ttl_sec\":60");
    }
    try (TestHub hub = TestHub.start(folder.resolve("old"))) {
      push(hub, "new", "\"ttl_sec\":600");
      Files.writeString(file, listed(hub));
    }
  }

  @Test
  void everySnapshotOfTheFileIsThereAndWhatIsAliveIsHandledByTheNextHub() throws Exception {
    CommandRun dry = backfill(file, "--world", "w", "--dry-run").endedWith(ExitCode.DONE);
    assertThat(dry.out()).containsIgnoringCase("would write");
    assertThat(rows(dry)).containsExactly("w 2 1 0 0 0");
    assertThat(dry.err()).contains("there is no database in " + copy + " yet");
    assertThat(copy).doesNotExist();
    assertThat(rows(backfill(file, "--world", "w").endedWith(ExitCode.DONE)))
        .containsExactly("w 2 1 0 0 0");
    assertThat(rows(backfill(file, "--world", "w").endedWith(ExitCode.DONE)))
        .containsExactly("w 0 0 2 0 0");

    try (TestHub hub = TestHub.start(copy)) {
      assertThat(listed(hub)).isEqualTo(Files.readString(file));
      Await.until(PATIENCE, () -> signals(hub).contains("extended_validation"));
    }
  }

  @Test
  void whatIsWrittenIsTakenDownAndNothingIsWrittenWithoutTheAudit() throws IOException {
    Files.createDirectories(copy);
    Path blocked = Files.writeString(copy.resolve("audit"), "a file where the directory should be");

    CommandRun refused = backfill(file, "--world", "w").endedWith(ExitCode.UNAVAILABLE);
    assertThat(refused.err()).contains("the audit in " + blocked + " cannot be written");

    Files.delete(blocked);
    assertThat(rows(backfill(file, "--world", "w").endedWith(ExitCode.DONE)))
        .containsExactly("w 2 1 0 0 0");
    List<String> lines =
        Files.readAllLines(blocked.resolve("backfill-000001.jsonl")).stream()
            .filter(line -> line.contains("\"action\":\"backfill\""))
            .toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.stream().map(line -> line.replaceAll(".*\"outcome\":\"(\\w+)\".*", "$1")))
        .containsExactly("admitted", "stored", "admitted", "stored");
    assertThat(lines)
        .allMatch(line -> line.contains("\"who\":\"user:" + System.getProperty("user.name")))
        .allMatch(line -> line.contains("\"digest\":\"blake3:"));
  }

  @Test
  void onStandardInputTooAndWithoutAnEventIfToldSo() throws Exception {
    CommandRun run =
        CommandRun.riskhubReading(
            Files.readString(file),
            "backfill",
            "--from=-",
            "--all-worlds",
            "--no-announce",
            "-ondjson",
            "--data-dir=" + copy);

    assertThat(run.endedWith(ExitCode.DONE).out().lines())
        .containsExactly(
            "{\"source\":\"stdin:1\",\"world_id\":\"w\",\"version\":\"new\",\"outcome\":\"written\",\"announced\":false}",
            "{\"source\":\"stdin:2\",\"world_id\":\"w\",\"version\":\"old\",\"outcome\":\"written\",\"announced\":false}");
  }

  @Test
  void whatIsDamagedIsSkippedWithAReasonAndTheOthersAreStored() throws Exception {
    List<String> lines = Files.readAllLines(file);
    Files.write(
        file,
        List.of(
            lines.get(0).substring(9),
            lines.get(0).replace("\"a\":1.0", "\"a\":1.0005"),
            Snapshots.body("w", "never stored", "2026-01-01", ""),
            lines.get(1)));

    CommandRun run = backfill(file, "--all-worlds").endedWith(ExitCode.REFUSED);

    assertThat(rows(run)).containsExactly("(not told) 0 0 0 0 1", "w 1 0 0 0 2");
    assertThat(run.err().lines())
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).startsWith(file + ":1 skipped: is not valid JSON at column"),
            line -> assertThat(line).startsWith(file + ":2 w new skipped: hash is blake3:"),
            line -> assertThat(line).startsWith(file + ":3 w skipped: has no hash, so no hub"));
  }

  @Test
  void aVersionThatIsTakenKeepsItsContent() throws Exception {
    try (TestHub hub = TestHub.start(copy)) {
      push(hub, "old", "\"ttl_sec\":61");
    }

    CommandRun run = backfill(file, "--all-worlds", "-ojson", "-v").endedWith(ExitCode.REFUSED);

    assertThat(JsonText.read(run.out()).path("problems").findValuesAsText("outcome"))
        .containsExactly("conflict");
    assertThat(JsonText.read(run.out()).path("summary").path("written").asInt()).isEqualTo(1);
    assertThat(run.err())
        .contains(file + ":2 w old skipped: is stored with other content (blake3:");
    try (TestHub hub = TestHub.start(copy)) {
      assertThat(hub.riskhub("get", "w", "--version", "old", "-ojson").out())
          .contains("\"ttl_sec\": 61");
    }
  }

  @Test
  void aDirectoryThatARunningHubUsesIsLeftAlone() {
    try (TestHub hub = TestHub.start(copy)) {
      assertThat(backfill(file, "--all-worlds").endedWith(ExitCode.FAULT).err())
          .contains(
              "another hub (process %d) uses the data directory %s"
                  .formatted(ProcessHandle.current().pid(), copy));
      assertThat(hub.riskhub("worlds").out()).isEmpty();
    }
  }

  @Test
  void whatCannotBeDoneIsWrongUsage() {
    assertThat(backfill(file).endedWith(ExitCode.USAGE).err()).contains("--world", "--all-worlds");
    assertThat(backfill(file, "--world=w", "--all-worlds").endedWith(ExitCode.USAGE).err())
        .contains("mutually exclusive");
    assertThat(backfill(folder.resolve("none"), "--world=w").endedWith(ExitCode.USAGE).err())
        .contains("no such file");
    assertThat(copy).doesNotExist();
  }

  private CommandRun backfill(Path from, String... more) {
    return CommandRun.riskhub(
        Stream.concat(
                Stream.of("backfill", "--from=" + from, "--data-dir=" + copy), Stream.of(more))
            .toArray(String[]::new));
  }

  private static void push(TestHub hub, String version, String moreFields) {
    hub.riskhubReading(
            Snapshots.body(
                "w", version, version.equals("old") ? "2026-01-01" : "2026-01-02", moreFields),
            "push",
            "-")
        .endedWith(ExitCode.DONE);
  }

  private static String listed(TestHub hub) {
    return hub.riskhub("list", "w", "--include-expired", "-ondjson").endedWith(ExitCode.DONE).out();
  }

  private static String signals(TestHub hub) {
    return hub.riskhub("get", "w", "--signals", "-ojson").out();
  }

  /** The rows below the headers, for a person: world, written, announced, duplicate, and so on. */
  private static List<String> rows(CommandRun run) {
    return run.out().lines().skip(1).map(row -> row.strip().replaceAll(" +", " ")).toList();
  }
}

package io.riskhub.cli.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.cli.CommandRun;
import io.riskhub.cli.output.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the node exporter finds. */
class TextFileTest {

  @TempDir private static Path folder;
  private static MonitoredHub hub;

  @BeforeAll
  static void start() {
    hub = MonitoredHub.start(folder.resolve("data"));
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void theMetricsOfAllWorldsAreThere() throws IOException {
    Path file = Files.createDirectory(folder.resolve("all")).resolve("riskhub.prom");
    long before = Instant.now().getEpochSecond();

    assertThat(hub.monitor("--all-worlds", "--textfile", file.toString()).code()).isEqualTo(2);

    List<String> lines = Files.readAllLines(file);
    assertThat(lines)
        .contains("# TYPE riskhub_monitor_state gauge", "riskhub_monitor_state{world=\"stale\"} 2")
        .contains("riskhub_monitor_state{world=\"it's | a=\\\"w\\\" ü\"} 0")
        .anyMatch(
            line -> line.matches("riskhub_monitor_lag_seconds\\{world=\"late\"} 9\\d\\d\\.\\d+"))
        .anyMatch(
            line -> line.matches("riskhub_monitor_lag_seconds\\{world=\"future\"} -1\\d\\d\\.\\d+"))
        .allMatch(line -> line.matches("# (HELP|TYPE) \\w+ .+|\\w+\\{world=\".*\"} -?[\\d.]+"));
    assertThat(lines.stream().filter(line -> line.contains("timestamp_seconds{world=\"fresh\"}")))
        .singleElement()
        .satisfies(
            line ->
                assertThat(Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                    .isBetween(before, Instant.now().getEpochSecond()));
  }

  @Test
  void aMissingWorldHasAStateAndNoLag() throws IOException {
    Path file = Files.createDirectory(folder.resolve("missing")).resolve("riskhub.prom");

    hub.monitor("--world", "nobody", "--stage", "live", "--textfile", file.toString());

    assertThat(Files.readString(file))
        .contains("riskhub_monitor_state{world=\"nobody\",stage=\"live\"} 2")
        .doesNotContain("lag_seconds{");
  }

  @Test
  void anybodyMayReadItAndNothingIsLeftBeside() throws IOException {
    Path directory = Files.createDirectory(folder.resolve("mode"));
    Path file = directory.resolve("riskhub.prom");

    hub.monitor("--world", "fresh", "--textfile", file.toString());
    hub.monitor("--world", "fresh", "--textfile", file.toString());

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r--r--");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void whoReadsItWhileItIsWrittenNeverSeesHalfOfIt() throws Exception {
    Path file = Files.createDirectory(folder.resolve("atomic")).resolve("riskhub.prom");
    String[] monitor = {"--all-worlds", "--textfile", file.toString()};
    hub.monitor(monitor);
    long whole = Files.readString(file).lines().count();
    AtomicBoolean done = new AtomicBoolean();
    // Not in the common pool: the JDK's HTTP client lives there, too.
    try (ExecutorService reader = Executors.newSingleThreadExecutor()) {
      Future<Long> reads = reader.submit(() -> readUntil(done, file, whole));
      try {
        for (int i = 0; i < 30; i++) {
          assertThat(hub.monitor(monitor).out()).startsWith("RISKHUB CRITICAL: expired ");
        }
      } finally {
        done.set(true);
      }
      assertThat(reads.get()).isPositive();
    }
  }

  @Test
  void aFileThatCannotBeWrittenIsNoSuccess() {
    Path file = folder.resolve("no-such-directory").resolve("riskhub.prom");

    CommandRun fresh = hub.monitor("--world", "fresh", "--textfile", file.toString());
    CommandRun stale = hub.monitor("--world", "stale", "--textfile", file.toString());

    assertThat(fresh.code()).isEqualTo(3);
    assertThat(fresh.out().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("RISKHUB UNKNOWN: the textfile " + file + " cannot be written: ")
                    .contains("--textfile", " | 'lag_fresh'=")
                    .doesNotContain("worlds:"),
            line -> assertThat(line).startsWith("RISKHUB OK: fresh is fresh"));
    assertThat(stale.code()).isEqualTo(2);
    assertThat(stale.out()).startsWith("RISKHUB CRITICAL: stale ");
  }

  @Test
  void theDocumentTellsOfAFileThatCannotBeWrittenByTheStateThatTheCheckEndsWith() {
    Path file = folder.resolve("no-such-directory").resolve("riskhub.prom");
    String[] monitor = {"--world", "fresh", "--textfile", file.toString(), "-o", "json"};

    CommandRun run = hub.monitor(monitor);

    assertThat(run.code()).isEqualTo(3);
    JsonNode document = JsonText.read(run.out());
    assertThat(document.path("exit_code").asInt()).isEqualTo(3);
    assertThat(document.path("state").asText()).isEqualTo("unknown");
    assertThat(document.at("/findings/0/condition").asText()).isEqualTo("not_written");
    assertThat(document.at("/findings/0/world_id").isMissingNode()).isTrue();
    assertThat(document.at("/findings/1/condition").asText()).isEqualTo("fresh");
  }

  private static long readUntil(AtomicBoolean done, Path file, long lines) {
    long reads = 0;
    while (!done.get()) {
      assertThat(lines(file)).hasSize((int) lines);
      reads++;
    }
    return reads;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new AssertionError("the file must always be there", e);
    }
  }
}

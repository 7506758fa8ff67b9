package io.riskhub.cli.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.cli.CommandRun;
import io.riskhub.cli.TestHub;
import io.riskhub.cli.output.ExitCode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadCommandsTest {

  @TempDir private static Path data;
  private static TestHub hub;

  @BeforeAll
  static void start() {
    // What expires must be taken while it is fresh, and read when it is not.
    Instant yesterday = Instant.now().minus(1, ChronoUnit.DAYS);
    try (TestHub before = TestHub.startAt(data, yesterday)) {
      push(before, "old", "v1", "2025-01-01T00:00:00Z", "live");
      push(before, "old", "v2", "2025-01-02T00:00:00Z", "live");
    }
    hub = TestHub.start(data);
    hub.riskhub("push", "../examples/us-tech.ndjson").endedWith(ExitCode.DONE);
    push(hub, "my world", "a:1", "2025-01-01T09:00:00+09:00", "live");
    push(hub, "my world", "a:2", "2025-01-01T00:00:01Z", "paper");
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void getShowsTheNewest() {
    CommandRun run = hub.riskhub("get", "us-tech").endedWith(ExitCode.DONE);

    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines())
        .contains("world        us-tech", "version      monthly-2010-03", "stage        backtest")
        .contains("covariance   15 pairs inline", "returns      5 series, 60 points inline")
        .contains("stress       2 scenarios inline", "strategy    weight", "IBM       0.299061")
        .anyMatch(line -> line.matches("as of        2010-03-01T00:00:00Z \\(\\d+y \\d+d ago\\)"))
        .anyMatch(line -> line.matches("expires      in 1[45]m.*"))
        .anyMatch(line -> line.matches("hash         blake3:[0-9a-f]{64}"));
  }

  @Test
  void getAsNdjsonIsOneLineAndAsJsonTheSameIndented() {
    String line = hub.riskhub("get", "us-tech", "-o", "ndjson").endedWith(ExitCode.DONE).out();
    String indented = hub.riskhub("get", "us-tech", "-o", "json").endedWith(ExitCode.DONE).out();

    assertThat(line).startsWith("{\"as_of\":\"2010-03-01T00:00:00Z\",").hasLineCount(1);
    assertThat(indented).startsWith("{\n  \"as_of\": \"2010-03-01T00:00:00Z\",\n");
    assertThat(indented.replaceAll("\\s", "")).isEqualTo(line.replaceAll("\\s", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--version a:1",
        "--as-of 2025-01-01T00:00:00Z",
        "--stage LIVE",
        "--stage live --include-expired",
        "--version a:1 --include-expired --expand"
      })
  void oneSnapshotCanBeChosen(String choice) {
    String[] arguments = ("get|my world|-o|ndjson|" + choice.replace(' ', '|')).split("\\|");

    assertThat(hub.riskhub(arguments).endedWith(ExitCode.DONE).out())
        .contains("\"version\":\"a:1\"");
  }

  @Test
  void whatHasExpiredIsNamedWithTheWayToSeeIt() {
    CommandRun run = hub.riskhub("get", "old", "--stage", "live").endedWith(ExitCode.NOT_FOUND);

    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .matches(
                        "riskhub get: the newest snapshot of stage live of world old, version v2,"
                            + " has expired since \\S+Z \\(23h \\d+m ago\\)"),
            line ->
                assertThat(line)
                    .isEqualTo("  see it with: riskhub get old --stage live --include-expired"),
            line -> assertThat(line).isEqualTo("  (exit code 5: not found, or expired)"));
    assertThat(hub.riskhub("get", "old", "--include-expired").endedWith(ExitCode.DONE).out())
        .contains("version      v2", "expires      23h");
  }

  @Test
  void anExpiredVersionIsNamedWithTheWayToSeeIt() {
    CommandRun run = hub.riskhub("get", "old", "--version", "v1").endedWith(ExitCode.NOT_FOUND);

    assertThat(run.err())
        .contains("version v1, has expired since")
        .contains("riskhub get old --version v1 --include-expired");
  }

  @Test
  void anUnknownWorldIsToldWithTheWayToFindOne() {
    for (String option : new String[] {"--include-expired", "--expand"}) {
      CommandRun run = hub.riskhub("get", "us-teck", option).endedWith(ExitCode.NOT_FOUND);
      assertThat(run.err()).contains("has no snapshot of world us-teck", "knows: riskhub worlds");
    }
  }

  @Test
  void anUnknownVersionIsTold() {
    CommandRun run = hub.riskhub("get", "my world", "--version", "b").endedWith(ExitCode.NOT_FOUND);

    assertThat(run.err())
        .contains("has no version b of world my world")
        .contains("what it has: riskhub list 'my world' --include-expired");
  }

  @Test
  void listShowsTheNewestFirst() {
    CommandRun run = hub.riskhub("list", "us-tech", "--limit", "3").endedWith(ExitCode.DONE);

    assertThat(run.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).matches("version +as of +age +stage +actor +expires +hash"),
            line -> assertThat(line).startsWith("monthly-2010-03"),
            line -> assertThat(line).startsWith("monthly-2010-02"),
            line ->
                assertThat(line).matches("monthly-2010-01 .*y .*d .*backtest .*blake3:\\w{12}"));
  }

  @Test
  void listTurnsThePageAndFilters() {
    assertThat(list("us-tech", "--before", "2010-02-01T00:00:00Z", "--limit", "1"))
        .contains("monthly-2010-01");
    assertThat(list("my world", "--stage", "paper")).contains("a:2").doesNotContain("a:1");
    assertThat(list("my world", "--actor", "nobody")).isEmpty();
    assertThat(list("old")).isEmpty();
    assertThat(list("old", "--include-expired").lines()).hasSize(2);
  }

  @Test
  void anEmptyListSaysWhatMayHelp() {
    CommandRun run = hub.riskhub("list", "old").endedWith(ExitCode.DONE);

    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("no snapshot of world old", "--include-expired");
    assertThat(hub.riskhub("list", "old", "-q").err()).isEmpty();
    assertThat(hub.riskhub("list", "old", "-o", "json").out())
        .isEqualTo("{\n  \"snapshots\": []\n}\n");
  }

  @Test
  void worldsShowsLagAndState() {
    CommandRun run = hub.riskhub("worlds").endedWith(ExitCode.DONE);

    assertThat(run.out().lines())
        .anyMatch(line -> line.matches("world +version +as of +lag +stage +actor +state"))
        .anyMatch(line -> line.matches("us-tech +monthly-2010-03 .*\\d+y \\d+d +backtest .*fresh"))
        .anyMatch(line -> line.matches("old +v2 .*expired"));
    assertThat(hub.riskhub("worlds", "-o", "ndjson").out().lines())
        .hasSize(3)
        .allMatch(line -> line.startsWith("{") && line.contains("\"lag_seconds\":"));
  }

  @Test
  void withoutATokenEveryReadIsNotAllowed() {
    for (String line : new String[] {"worlds", "list us-tech", "get us-tech"}) {
      CommandRun run = hub.riskhubWithout(line.split(" ")).endedWith(ExitCode.NOT_ALLOWED);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains("RISKHUB_TOKEN");
    }
  }

  private static String list(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "list";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "-o";
    all[arguments.length + 2] = "ndjson";
    return hub.riskhub(all).endedWith(ExitCode.DONE).out();
  }

  private static void push(TestHub hub, String world, String version, String asOf, String stage) {
    String snapshot =
        "{\"world_id\":\"%s\",\"version\":\"%s\",\"as_of\":\"%s\",\"weights\":{\"A\":1}}"
            .formatted(world, version, asOf);
    hub.riskhubReading(snapshot, "push", "-", "--stage", stage).endedWith(ExitCode.DONE);
  }
}

package io.riskhub.cli.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.riskhub.cli.CommandRun;
import io.riskhub.cli.output.JsonText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a monitor that runs plugins reads. */
class PluginOutputTest {

  @TempDir private static Path folder;
  private static MonitoredHub hub;

  @BeforeAll
  static void start() {
    hub = MonitoredHub.start(folder);
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void theWorstComesFirstAndDecidesTheExitCode() {
    CommandRun run =
        hub.monitor("--world", "fresh", "--world", "late", "--world", "expired", "--world", "late");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out().lines().toList())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("RISKHUB CRITICAL: expired has expired")
                    .contains("see why gateway", "riskhub fallback expired --stage live")
                    .contains("[3 worlds: 1 critical, 1 warning, 1 ok] | "),
            line -> assertThat(line).matches("RISKHUB WARNING: late is late: as_of is 1[5-9]m .*"),
            line -> assertThat(line).startsWith("RISKHUB OK: fresh is fresh"));
  }

  @Test
  void performanceDataOfAllWorldsStandsOnTheFirstLineAlone() {
    List<String> lines = hub.monitor("--all-worlds").out().lines().toList();

    assertThat(lines).hasSize(9);
    assertThat(lines.subList(1, lines.size())).noneMatch(line -> line.contains("|"));
    String[] first = lines.getFirst().split(" \\| ", -1);
    assertThat(first).hasSize(2);
    assertThat(PerfDataParser.parse(first[1]))
        .containsKeys("lag_fresh", "lag_expired", "lag_it's \u00a6 a_\"w\" ü")
        .hasSize(9)
        .contains(entry("lag_future", "0s;600;1800;0"));
  }

  @Test
  void aLagThatIsNotKnownIsTheLetterThatStandsForIt() {
    String out =
        hub.monitor("--world", "nobody", "--warn-seconds", "1", "--crit-seconds", "2").out();

    assertThat(PerfDataParser.parse(out.strip().split(" \\| ", -1)[1]))
        .isEqualTo(Map.of("lag_nobody", "U;1;2;0"));
  }

  @Test
  void aWorldOfAnotherStageIsNotWatchedAmongAll() {
    CommandRun run = hub.monitor("--all-worlds", "--stage", "paper");

    assertThat(run.code()).isZero();
    assertThat(run.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("RISKHUB OK: it's \u00a6 a=\"w\" ü is fresh"),
            line -> assertThat(line).startsWith("RISKHUB OK: staged is fresh"));
  }

  @Test
  void amongAllWorldsOneIsJudgedAsWhenItIsNamed() {
    CommandRun run = hub.monitor("--all-worlds", "--stage", "live", "-o", "json");

    assertThat(run.code()).isEqualTo(2);
    assertThat(JsonText.read(run.out()).path("findings").valueStream())
        .extracting(row -> row.path("world_id").asText() + " " + row.path("condition").asText())
        .containsExactly(
            "expired expired",
            "outlived stale",
            "staged stale",
            "stale stale",
            "future future",
            "late late",
            "skewed future",
            "fresh fresh");
  }

  @Test
  void theJsonSaysAllThatIsKnown() {
    var json = JsonText.read(hub.monitor("--world", "late", "-o", "json").out());

    assertThat(json.path("exit_code").asInt()).isEqualTo(1);
    assertThat(json.path("warn_seconds").asInt()).isEqualTo(600);
    assertThat(json.path("crit_seconds").asInt()).isEqualTo(1800);
    assertThat(json.path("checked_at").asText()).endsWith("Z");
    assertThat(json.path("summary").toString())
        .isEqualTo("{\"ok\":0,\"warning\":1,\"unknown\":0,\"critical\":0}");
    assertThat(json.at("/findings/0/lag_seconds").asDouble()).isBetween(929.0, 1200.0);
    assertThat(json.at("/findings/0/version").asText()).isEqualTo("v1");
    assertThat(json.at("/findings/0/stage").asText()).isEqualTo("live");
    assertThat(json.at("/findings/0/actor").asText()).isEqualTo("gateway");
  }

  @Test
  void everyWorldIsToldWhenTheHubIsAway() {
    CommandRun run =
        CommandRun.riskhub(
            "monitor --world a --world b --base-url http://127.0.0.1:1 --timeout 100ms".split(" "));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out().lines())
        .hasSize(2)
        .allMatch(line -> line.contains("cannot connect") && line.contains("/health/ready"));
  }
}

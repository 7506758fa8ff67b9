package io.riskhub.cli.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.cli.CommandRun;
import io.riskhub.cli.output.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every condition in every form of output: the same state, and the exit code that goes with it. */
class MonitorTableTest {

  @TempDir private static Path folder;
  private static MonitoredHub hub;
  private static TroubledServer troubled;

  @BeforeAll
  static void start() throws IOException {
    hub = MonitoredHub.start(folder.resolve("data"));
    troubled = TroubledServer.start();
  }

  @AfterAll
  static void stop() {
    hub.close();
    troubled.close();
  }

  /** How it is told. */
  enum Form {
    TEXT,
    JSON,
    NDJSON,
    TEXTFILE
  }

  /** Where the question goes: the real hub, nowhere, or a kind of trouble. */
  record Row(String condition, String state, int code, String where, String arguments) {

    List<String> line() {
      List<String> line = new ArrayList<>(List.of("monitor"));
      line.addAll(List.of(arguments.split(" ")));
      return line;
    }
  }

  static Stream<Arguments> table() {
    List<Row> rows =
        List.of(
            new Row("fresh", "OK", 0, "hub", "--world fresh"),
            new Row("fresh", "OK", 0, "hub", "--world staged"),
            new Row("fresh", "OK", 0, "hub", "--world staged --stage PAPER"),
            new Row("fresh", "OK", 0, "hub", "--world late --warn-seconds 1200"),
            new Row("late", "WARNING", 1, "hub", "--world late"),
            new Row("late", "WARNING", 1, "hub", "--world stale --crit-seconds 3600"),
            new Row("late", "WARNING", 1, "hub", "--world fresh --warn-seconds 0"),
            new Row("future", "WARNING", 1, "hub", "--world future"),
            new Row("future", "WARNING", 1, "hub", "--world skewed"),
            new Row("future", "WARNING", 1, "hub", "--world skewed --warn-seconds 0"),
            new Row("stale", "CRITICAL", 2, "hub", "--world stale"),
            new Row("stale", "CRITICAL", 2, "hub", "--world staged --stage live"),
            new Row("stale", "CRITICAL", 2, "hub", "--world outlived"),
            new Row("stale", "CRITICAL", 2, "hub", "--world late --crit-seconds 600"),
            new Row("expired", "CRITICAL", 2, "hub", "--world expired"),
            new Row("expired", "CRITICAL", 2, "hub", "--world expired --unreachable unknown"),
            new Row("missing", "CRITICAL", 2, "hub", "--world nobody"),
            new Row("missing", "CRITICAL", 2, "hub", "--world fresh --stage paper"),
            new Row("missing", "CRITICAL", 2, "hub", "--world nobody --unreachable unknown"),
            new Row("no_worlds", "UNKNOWN", 3, "hub", "--all-worlds --stage none"),
            new Row("not_allowed", "UNKNOWN", 3, "hub without token", "--world fresh"),
            new Row("not_allowed", "UNKNOWN", 3, "hub without token", "--all-worlds"),
            new Row("unreachable", "CRITICAL", 2, "nowhere", "--world w"),
            new Row("unreachable", "CRITICAL", 2, "nowhere", "--all-worlds"),
            new Row("unreachable", "UNKNOWN", 3, "nowhere", "--world w --unreachable unknown"),
            new Row("unreachable", "UNKNOWN", 3, "nowhere", "--all-worlds --unreachable UNKNOWN"),
            new Row("unreachable", "CRITICAL", 2, "503", "--world w"),
            new Row("unreachable", "CRITICAL", 2, "closed", "--all-worlds"),
            new Row("unreachable", "CRITICAL", 2, "slow", "--world w"),
            new Row("unreachable", "CRITICAL", 2, "half", "--world w"),
            new Row("unreachable", "UNKNOWN", 3, "slow", "--all-worlds --unreachable unknown"),
            new Row("hub_fault", "CRITICAL", 2, "500", "--world w"),
            new Row("hub_fault", "UNKNOWN", 3, "500", "--all-worlds --unreachable unknown"),
            new Row("not_allowed", "UNKNOWN", 3, "401", "--world w"),
            new Row("not_allowed", "UNKNOWN", 3, "403", "--world w"),
            new Row("not_allowed", "UNKNOWN", 3, "403", "--all-worlds"),
            new Row("refused", "UNKNOWN", 3, "400", "--world w"),
            new Row("bad_answer", "UNKNOWN", 3, "html", "--world w"),
            new Row("bad_answer", "UNKNOWN", 3, "cut", "--all-worlds"),
            new Row("bad_answer", "UNKNOWN", 3, "other", "--world w"),
            new Row("bad_answer", "UNKNOWN", 3, "foreign", "--world w"),
            new Row("bad_answer", "UNKNOWN", 3, "moved", "--all-worlds"));
    return rows.stream()
        .flatMap(row -> Stream.of(Form.values()).map(form -> Arguments.of(row, form)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("table")
  void everyConditionHasItsStateAndExitCodeInEveryForm(Row row, Form form) throws IOException {
    Path metrics = folder.resolve("metrics.prom");
    List<String> line = row.line();
    switch (form) {
      case TEXT -> {}
      case JSON, NDJSON -> line.addAll(List.of("-o", form.name().toLowerCase(Locale.ROOT)));
      case TEXTFILE -> line.addAll(List.of("--textfile", metrics.toString()));
    }

    CommandRun run = run(row.where(), line);

    assertThat(run.code()).as("%s", run).isEqualTo(row.code());
    switch (form) {
      case TEXT -> assertThat(run.out()).startsWith("RISKHUB " + row.state() + ": ");
      case JSON -> told(JsonText.read(run.out()), JsonText.read(run.out()).at("/findings/0"), row);
      case NDJSON -> told(JsonText.read(run.out()), JsonText.read(run.out()), row);
      case TEXTFILE ->
          assertThat(Files.readString(metrics))
              .containsPattern(
                  "(?m)^riskhub_monitor_state\\{world=\"[^\"]*\"(,stage=\"\\w+\")?} %d$"
                      .formatted(row.code()));
    }
  }

  private static void told(JsonNode document, JsonNode finding, Row row) {
    String state = row.state().toLowerCase(Locale.ROOT);
    assertThat(document.path("state").asText()).isEqualTo(state);
    assertThat(finding.path("state").asText()).isEqualTo(state);
    assertThat(finding.path("condition").asText()).isEqualTo(row.condition());
    assertThat(finding.path("message").asText()).isNotBlank();
    assertThat(finding.has("fix")).as("there is something to do").isEqualTo(row.code() != 0);
  }

  private static CommandRun run(String where, List<String> line) {
    List<String> all = new ArrayList<>(line);
    return switch (where) {
      case "hub" -> hub.hub().riskhub(all.toArray(String[]::new));
      case "hub without token" -> hub.hub().riskhubWithout(all.toArray(String[]::new));
      default -> {
        String url = where.equals("nowhere") ? "http://127.0.0.1:1" : troubled.at(where);
        all.addAll(List.of("--base-url", url, "--timeout", "150ms"));
        yield CommandRun.riskhub(all.toArray(String[]::new));
      }
    };
  }
}

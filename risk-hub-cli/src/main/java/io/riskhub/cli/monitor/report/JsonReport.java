package io.riskhub.cli.monitor.report;

import io.riskhub.cli.monitor.check.Condition;
import io.riskhub.cli.monitor.check.Finding;
import io.riskhub.cli.monitor.check.State;
import io.riskhub.cli.monitor.check.Thresholds;
import io.riskhub.cli.monitor.check.Verdict;
import io.riskhub.cli.output.JsonText;
import io.riskhub.cli.output.OutputFormat;
import io.riskhub.client.read.Freshness;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The verdict for programs: one document, or a line for each finding. */
public final class JsonReport {

  private static final double MILLIS_PER_SECOND = 1_000;

  private JsonReport() {}

  /** In JSON or NDJSON, ended with a line end. */
  public static String render(Verdict verdict, Thresholds thresholds, OutputFormat format) {
    List<Row> rows = verdict.findings().stream().map(Row::of).toList();
    StringBuilder text = new StringBuilder();
    if (format == OutputFormat.NDJSON) {
      rows.forEach(row -> text.append(JsonText.write(row, format)).append('\n'));
    } else {
      text.append(JsonText.write(Document.of(verdict, thresholds, rows), format)).append('\n');
    }
    return text.toString();
  }

  /** The whole. */
  private record Document(
      State state,
      int exitCode,
      String checkedAt,
      long warnSeconds,
      long critSeconds,
      Map<String, Long> summary,
      List<Row> findings) {

    static Document of(Verdict verdict, Thresholds thresholds, List<Row> rows) {
      Map<String, Long> summary = new LinkedHashMap<>();
      for (State state : State.values()) {
        summary.put(state.toString(), verdict.count(state));
      }
      return new Document(
          verdict.state(),
          verdict.state().exitCode(),
          verdict.checkedAt().toString(),
          thresholds.warn().toSeconds(),
          thresholds.crit().toSeconds(),
          summary,
          rows);
    }
  }

  /** One finding; without a world it is about the hub, or about the check itself. */
  private record Row(
      @Nullable String worldId,
      State state,
      Condition condition,
      @Nullable Double lagSeconds,
      @Nullable String asOf,
      @Nullable String version,
      @Nullable String stage,
      @Nullable String actor,
      String message,
      @Nullable String fix) {

    static Row of(Finding finding) {
      Optional<Freshness> newest = finding.freshness();
      return new Row(
          finding.world(),
          finding.state(),
          finding.condition(),
          newest.map(Freshness::lag).map(Row::seconds).orElse(null),
          newest.map(snapshot -> snapshot.asOf().toString()).orElse(null),
          newest.map(Freshness::version).orElse(null),
          newest.map(Freshness::stage).orElse(null),
          newest.map(Freshness::actor).orElse(null),
          finding.message(),
          finding.fix());
    }

    private static double seconds(Duration lag) {
      return lag.toMillis() / MILLIS_PER_SECOND;
    }
  }
}

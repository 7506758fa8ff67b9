package io.riskhub.cli.doctor;

import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.JsonText;
import io.riskhub.cli.output.OutputFormat;
import io.riskhub.cli.output.Printable;
import io.riskhub.hub.probe.Finding;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that was found and done.
 *
 * @param repairs what was mended before the findings were made
 */
record DoctorReport(Instant checkedAt, List<Repair> repairs, List<Finding> findings) {

  private static final int SUBJECT_WIDTH = 24;

  DoctorReport {
    repairs = List.copyOf(repairs);
    findings = List.copyOf(findings);
  }

  /** How a finding is called. */
  private enum Mark {
    OK,
    SKIP,
    WARN,
    FAIL;

    static Mark of(Finding finding) {
      return switch (finding.state()) {
        case OK -> OK;
        case SKIPPED -> SKIP;
        case DOUBTFUL -> WARN;
        case UNFIT, UNAVAILABLE, MISCONFIGURED -> FAIL;
      };
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What the command ends with. */
  ExitCode exitCode() {
    return findings.stream()
        .map(
            finding ->
                switch (finding.state()) {
                  case OK, SKIPPED, DOUBTFUL -> ExitCode.DONE;
                  case UNFIT -> ExitCode.REFUSED;
                  case UNAVAILABLE -> ExitCode.UNAVAILABLE;
                  case MISCONFIGURED -> ExitCode.USAGE;
                })
        .reduce(ExitCode.DONE, ExitCode::worse);
  }

  /** Ended with a line end. */
  String render(OutputFormat format) {
    return switch (format) {
      case TABLE -> text();
      case JSON -> JsonText.write(Document.of(this), format) + "\n";
      case NDJSON ->
          String.join(
              "",
              findings.stream()
                  .map(finding -> JsonText.write(Row.of(finding), format) + "\n")
                  .toList());
    };
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (Repair repair : repairs) {
      text.append(repair.done() ? "did   " : "could not ")
          .append(Printable.line(repair.deed()))
          .append(repair.done() ? "" : ": " + Printable.line(repair.message()))
          .append('\n');
    }
    for (Finding finding : findings) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-5s %-" + SUBJECT_WIDTH + "s %s%n",
              Mark.of(finding).name(),
              finding.subject(),
              indented(finding.found())));
      finding.fix().ifPresent(fix -> text.append("      fix: ").append(indented(fix)).append('\n'));
    }
    Map<String, Long> summary = summary();
    return text.append(
            String.format(
                Locale.ROOT,
                "%d OK, %d skipped, %d to think about, %d failed%n",
                summary.get("ok"),
                summary.get("skip"),
                summary.get("warn"),
                summary.get("fail")))
        .toString();
  }

  private static String indented(String words) {
    return Printable.lines(words).replace("\n", "\n        ");
  }

  private Map<String, Long> summary() {
    Map<String, Long> summary = new LinkedHashMap<>();
    for (Mark mark : Mark.values()) {
      summary.put(
          mark.toString(), findings.stream().filter(finding -> Mark.of(finding) == mark).count());
    }
    return summary;
  }

  /** The whole, for programs. */
  private record Document(
      int exitCode,
      String checkedAt,
      Map<String, Long> summary,
      List<Repair> repairs,
      List<Row> findings) {

    static Document of(DoctorReport report) {
      return new Document(
          report.exitCode().number(),
          report.checkedAt.toString(),
          report.summary(),
          report.repairs,
          report.findings.stream().map(Row::of).toList());
    }
  }

  /** One finding, for programs. */
  private record Row(String subject, Mark state, String found, @Nullable String fix) {

    static Row of(Finding finding) {
      return new Row(
          finding.subject(), Mark.of(finding), finding.found(), finding.fix().orElse(null));
    }
  }
}

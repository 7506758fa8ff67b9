package io.riskhub.cli.monitor.report;

import io.riskhub.cli.monitor.check.Finding;
import io.riskhub.cli.monitor.check.Thresholds;
import io.riskhub.cli.monitor.check.Verdict;
import io.riskhub.client.read.Freshness;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The lags as performance data of a monitoring plugin: {@code 'label'=value[UOM];warn;crit;min},
 * parted by blanks.
 */
final class PerfData {

  private PerfData() {}

  /** That of every world; empty when no world is known. */
  static String of(Verdict verdict, Thresholds thresholds) {
    return verdict.findings().stream()
        .filter(finding -> finding.world() != null)
        .map(finding -> of(finding, thresholds))
        .collect(Collectors.joining(" "));
  }

  private static String of(Finding finding, Thresholds thresholds) {
    return "%s=%s;%d;%d;0"
        .formatted(
            label("lag_" + Objects.requireNonNull(finding.world())),
            // "U" is the form's word for a value that could not be had.
            finding.freshness().map(PerfData::seconds).orElse("U"),
            thresholds.warn().toSeconds(),
            thresholds.crit().toSeconds());
  }

  /** A graph of ages has no use for one below zero; the text tells of a clock that is wrong. */
  private static String seconds(Freshness newest) {
    return Math.max(0, newest.lag().toSeconds()) + "s";
  }

  /** A quote is doubled. An equals sign would end the label for most parsers, quoted or not. */
  private static String label(String name) {
    return "'" + Plain.line(name).replace("=", "_").replace("'", "''") + "'";
  }
}

package io.riskhub.cli.monitor.report;

import io.riskhub.cli.monitor.check.Finding;
import io.riskhub.cli.monitor.check.State;
import io.riskhub.cli.monitor.check.Thresholds;
import io.riskhub.cli.monitor.check.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The output of a monitoring plugin: a line for each world, the worst first. Performance data of
 * all worlds stands at the end of the first line: behind a bar on a later line everything that
 * follows would be taken for more of it.
 */
public final class PluginText {

  private PluginText() {}

  /** All lines, each ended. */
  public static String render(Verdict verdict, Thresholds thresholds) {
    List<String> lines =
        new ArrayList<>(verdict.findings().stream().map(PluginText::line).toList());
    String first = lines.getFirst() + summary(verdict);
    String perfData = PerfData.of(verdict, thresholds);
    lines.set(0, perfData.isEmpty() ? first : first + " | " + perfData);
    return String.join("\n", lines) + "\n";
  }

  private static String line(Finding finding) {
    String fix = finding.fix() == null ? "" : "; " + finding.fix();
    return "RISKHUB %s: %s %s"
        .formatted(
            finding.state().name(),
            Plain.line(finding.subject()),
            Plain.line(finding.message() + fix));
  }

  /** The first line is all that many a console shows. */
  private static String summary(Verdict verdict) {
    List<Finding> worlds =
        verdict.findings().stream().filter(finding -> finding.world() != null).toList();
    if (worlds.size() < 2) {
      return "";
    }
    List<String> counts = new ArrayList<>();
    for (State state : State.values()) {
      long count = worlds.stream().filter(finding -> finding.state() == state).count();
      if (count > 0) {
        counts.addFirst(count + " " + state.name().toLowerCase(Locale.ROOT));
      }
    }
    return " [%d worlds: %s]".formatted(worlds.size(), String.join(", ", counts));
  }
}

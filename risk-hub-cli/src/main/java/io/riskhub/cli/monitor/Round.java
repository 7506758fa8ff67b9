package io.riskhub.cli.monitor;

import io.riskhub.cli.monitor.check.Finding;
import io.riskhub.cli.monitor.check.HubCheck;
import io.riskhub.cli.monitor.check.State;
import io.riskhub.cli.monitor.check.Thresholds;
import io.riskhub.cli.monitor.check.Verdict;
import io.riskhub.cli.monitor.report.JsonReport;
import io.riskhub.cli.monitor.report.Ping;
import io.riskhub.cli.monitor.report.PluginText;
import io.riskhub.cli.monitor.report.TextFile;
import io.riskhub.cli.options.OutputOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One look at the hub, told to everybody who is to be told.
 *
 * @param before written before the results, such as what clears a terminal
 */
record Round(
    HubCheck check,
    Thresholds thresholds,
    Optional<Path> textFile,
    Optional<Ping> ping,
    OutputOptions output,
    String before) {

  /** Checks and tells; the state is what the process ends with. */
  State run() throws InterruptedException {
    ping.ifPresent(Ping::start);
    Verdict verdict = written(check.run());
    String text = PluginText.render(verdict, thresholds);
    output.out().print(before + (output.isForPeople() ? text : json(verdict)));
    output.out().flush();
    State state = verdict.state();
    if (ping.isPresent()) {
      ping.get().end(state.exitCode(), text);
    }
    return state;
  }

  private String json(Verdict verdict) {
    return JsonReport.render(verdict, thresholds, output.format());
  }

  /** Before anything is told, so that all who are told hear of a file that was not written. */
  private Verdict written(Verdict verdict) {
    if (textFile.isEmpty()) {
      return verdict;
    }
    try {
      TextFile.write(textFile.get(), verdict, check.stage().orElse(null));
      return verdict;
    } catch (IOException e) {
      return verdict.with(Finding.ofTextFile(textFile.get(), e.toString()));
    }
  }
}

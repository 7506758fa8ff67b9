package io.riskhub.cli.monitor;

import io.riskhub.cli.monitor.check.HubCheck;
import io.riskhub.cli.monitor.check.Judge;
import io.riskhub.cli.monitor.check.State;
import io.riskhub.cli.monitor.check.Thresholds;
import io.riskhub.cli.monitor.report.Ping;
import io.riskhub.cli.options.HubOptions;
import io.riskhub.cli.options.OutputOptions;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.OutputFormat;
import io.riskhub.cli.output.OwnExitCodes;
import io.riskhub.cli.progress.Results;
import io.riskhub.cli.progress.Terminal;
import io.riskhub.client.RiskHubClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code riskhub monitor}: is each world's newest snapshot fresh? For cron and for monitors. */
@Command(
    name = "monitor",
    header = "Check that worlds are fresh, as a monitoring plugin.",
    description =
        "It tells a line for each world, the worst first, and an exit code. Age is that of the"
            + " newest snapshot's as_of, by the hub's clock. --timeout is for the whole check.",
    footer = {
      "riskhub monitor --world us-tech --stage live",
      "riskhub monitor --all-worlds --warn-seconds 300 --crit-seconds 900",
      "riskhub monitor --all-worlds -q \\",
      "  --textfile /var/lib/node_exporter/riskhub.prom"
    })
public final class MonitorCommand implements Callable<Integer>, OwnExitCodes {

  private static final String CLEAR = "\u001b[H\u001b[2J";

  @Mixin private TargetOptions target;
  @Mixin private TellOptions tell;

  @Option(
      names = "--unreachable",
      paramLabel = "STATE",
      defaultValue = "critical",
      description =
          "what it is when the hub cannot be reached or fails: critical or unknown (default:"
              + " ${DEFAULT-VALUE})")
  private Unreachable unreachable;

  @Mixin private HubOptions hubOptions;
  @Mixin private OutputOptions output;

  /** How an operator may see a hub that does not answer. */
  enum Unreachable {
    CRITICAL(State.CRITICAL),
    UNKNOWN(State.UNKNOWN);

    private final State state;

    Unreachable(State state) {
      this.state = state;
    }
  }

  @Override
  public Integer call() throws Exception {
    try {
      return check().exitCode();
    } catch (Error e) {
      // The JVM would end with 1, which is a WARNING for whoever asks.
      throw new IllegalStateException("the check broke off: " + e, e);
    }
  }

  private State check() throws Exception {
    List<String> worlds = target.worlds();
    Thresholds thresholds = target.thresholds();
    Judge judge = new Judge(thresholds, unreachable.state, hubOptions.baseUrl());
    Optional<Ping> ping = tell.ping().map(url -> new Ping(url, output::remark));
    try (RiskHubClient hub = hubOptions.client(output).build()) {
      HubCheck check =
          new HubCheck(hub, judge, worlds, target.stage(), hubOptions.timeout(), Clock.systemUTC());
      Round round = new Round(check, thresholds, tell.textFile(), ping, output, before());
      Optional<Duration> every = tell.watch();
      return every.isPresent()
          ? Watch.forever(() -> seen(round.run()), every.get(), Watch::sleep)
          : round.run();
    }
  }

  /** Nobody watches once the reading end of a pipe is closed. */
  private State seen(State state) {
    if (Results.areUnread(output.out())) {
      Thread.currentThread().interrupt();
    } else if (output.out().checkError()) {
      throw new CommandFailure(ExitCode.FAULT, "the results could not be written");
    }
    return state;
  }

  @Override
  public int failed() {
    return State.UNKNOWN.exitCode();
  }

  @Override
  public Map<String, String> legend() {
    return State.legend();
  }

  /** On a terminal each result takes the place of the last one; a log keeps them all. */
  private String before() {
    boolean redraw =
        tell.watch().isPresent()
            && output.format() == OutputFormat.TABLE
            && Terminal.showsResults();
    return redraw ? CLEAR : "";
  }
}

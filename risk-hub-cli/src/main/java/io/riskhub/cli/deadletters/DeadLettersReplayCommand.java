package io.riskhub.cli.deadletters;

import io.riskhub.cli.deadletters.source.LetterSource;
import io.riskhub.cli.options.OutputOptions;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code riskhub dlq replay}. */
@Command(
    name = "replay",
    header = "Send events that were given up back to where they came from.",
    description = {
      "They are sent byte for byte. Mend first what they failed for, or they come back. Those"
          + " of a world are sent in the order in which they were given up, each once, however often"
          + " it was. What was replayed before, has expired since (consumers would drop it) or was"
          + " cut is left out and counted.",
      "",
      "With --brokers (or a --config that names them) the letters are in a topic of the control"
          + " bus, else with the hub at --base-url. Of brokers, --timeout is how long they may give"
          + " nothing."
    },
    footer = {
      "riskhub dlq replay",
      "riskhub dlq replay --brokers k1:9092 --dry-run",
      "riskhub dlq replay --brokers k1:9092 --world us-tech --error 'blob is gone'"
    })
public final class DeadLettersReplayCommand implements Callable<Integer> {

  @Mixin private LetterAccess access;
  @Mixin private LetterFilter filter;
  @Mixin private ReplayOptions options;
  @Mixin private OutputOptions output;

  /** Which letters are replayed, beside those that wait. */
  static final class ReplayOptions {

    @Option(names = "--dry-run", description = "tell what would be sent, and send nothing")
    boolean dryRun;

    @Option(
        names = "--include-expired",
        description = "send also what has expired, for consumers of your own")
    boolean includeExpired;

    @Option(names = "--include-replayed", description = "send also what was replayed before")
    boolean includeReplayed;
  }

  @Override
  public Integer call() {
    ReplayReport report = new ReplayReport(output, options.dryRun, Instant.now());
    try (LetterSource letters = access.open(output)) {
      try {
        letters.forEach(new ReplayRun(filter, options, report));
      } finally {
        // Also when it breaks off: what was sent until then is sent.
        report.end();
      }
    }
    return report.exitCode().number();
  }
}

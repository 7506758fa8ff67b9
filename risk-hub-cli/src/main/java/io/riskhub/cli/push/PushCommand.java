package io.riskhub.cli.push;

import io.riskhub.cli.input.Source;
import io.riskhub.cli.options.HubOptions;
import io.riskhub.cli.options.OutputOptions;
import io.riskhub.cli.options.WriterOptions;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.progress.Progress;
import io.riskhub.client.RiskHubClient;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code riskhub push}: sends snapshots from files or standard input. */
@Command(
    name = "push",
    description = {
      "Send snapshots to the hub, exactly as they are written.",
      "A file holds one JSON object, or one object a line (NDJSON). Sending the same again does no"
          + " harm: it counts as a duplicate. Of several outcomes, the gravest is the exit code:"
          + " 1, 2, 6, 4, 3, 5, 0."
    })
public final class PushCommand implements Callable<Integer> {

  private static final int MOST_PARALLEL = 64;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "files of snapshots; - is standard input")
  private List<String> files;

  @Option(
      names = "--world",
      paramLabel = "WORLD",
      description = "the world of snapshots that name none")
  private @Nullable String world;

  @Option(names = "--dry-run", description = "ask for the hub's verdict and store nothing")
  private boolean dryRun;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "1",
      description = "how many to send at once, 1 to 64 (default: ${DEFAULT-VALUE})")
  private int parallel;

  @Mixin private WriterOptions writer;
  @Mixin private HubOptions hubOptions;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() throws Exception {
    if (parallel < 1 || parallel > MOST_PARALLEL) {
      throw new CommandFailure(
          ExitCode.USAGE, "--parallel " + parallel + ": must be 1 to " + MOST_PARALLEL);
    }
    List<Source> sources = files.stream().map(Source::new).toList();
    try (RiskHubClient hub = writer.applyTo(hubOptions.client(output)).build();
        Progress progress = Progress.of("push", output, Source.totalSize(sources))) {
      Pusher pusher = new Pusher(hub, world, dryRun);
      return new PushRun(pusher, PushReport.in(output), progress)
          .over(sources, parallel)
          .exitCode()
          .number();
    }
  }
}

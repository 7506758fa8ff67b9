package io.riskhub.cli.push;

import io.riskhub.blob.BlobStore;
import io.riskhub.cli.input.Source;
import io.riskhub.cli.options.HubOptions;
import io.riskhub.cli.options.OutputOptions;
import io.riskhub.cli.options.StoreOptions;
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
    header = "Send snapshots to the hub, exactly as they are written.",
    description = {
      "Only fields that are too large are put into the blob store, which must be the hub's"
          + " (--config, or --blob-…), and their refs into the snapshot.",
      "",
      "A file holds one JSON object, or one object a line (NDJSON). Sending the same again does"
          + " no harm: it counts as a duplicate. Of several outcomes, the gravest is the exit code:"
          + " 1, 2, 6, 4, 3, 5, 0."
    },
    footer = {
      "riskhub push snapshot.json --actor gateway --stage live",
      "riskhub push snapshot.json --dry-run",
      "riskhub list us-tech --limit 1000 -o ndjson |",
      "  riskhub push - --parallel 16 --base-url http://other-hub:8080"
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

  @Option(
      names = "--dry-run",
      description =
          "ask for the hub's verdict and store no snapshot; large fields go to the blob store all the"
              + " same, where the hub looks for them")
  private boolean dryRun;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "1",
      description = "how many to send at once, 1 to 64 (default: ${DEFAULT-VALUE})")
  private int parallel;

  @Option(
      names = "--inline-threshold",
      paramLabel = "N",
      description =
          "how many pairs, points or scenarios of a field stay in the snapshot; a larger field goes"
              + " to the blob store, and its ref into the snapshot (default: inline_cov_threshold of"
              + " --config, else 100)")
  private @Nullable Integer inlineThreshold;

  @Mixin private WriterOptions writer;
  @Mixin private StoreOptions storeOptions;
  @Mixin private HubOptions hubOptions;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() throws Exception {
    if (inlineThreshold != null && inlineThreshold < 0) {
      throw new CommandFailure(ExitCode.USAGE, "--inline-threshold: must be 0 or more");
    }
    if (parallel < 1 || parallel > MOST_PARALLEL) {
      throw new CommandFailure(
          ExitCode.USAGE, "--parallel " + parallel + ": must be 1 to " + MOST_PARALLEL);
    }
    List<Source> sources = files.stream().map(Source::new).toList();
    try (BlobStore blobs = storeOptions.open();
        RiskHubClient hub = client(blobs);
        Progress progress = Progress.of("push", output, Source.totalSize(sources))) {
      Pusher pusher = new Pusher(hub, world, dryRun);
      PushTally tally =
          new PushRun(pusher, PushReport.in(output), progress).over(sources, parallel);
      if (tally.isRefRefused()) {
        output.remark(StoreOptions.IS_IT_THE_HUBS);
      }
      return tally.exitCode().number();
    }
  }

  private RiskHubClient client(BlobStore blobs) {
    int threshold =
        inlineThreshold == null ? storeOptions.config().inlineThreshold() : inlineThreshold;
    return writer
        .applyTo(hubOptions.client(output))
        .blobStore(blobs)
        .inlineCovThreshold(threshold)
        .build();
  }
}

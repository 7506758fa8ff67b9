package io.riskhub.cli.backfill;

import io.riskhub.cli.failure.StartTrouble;
import io.riskhub.cli.options.BusOptions;
import io.riskhub.cli.options.ConfigOptions;
import io.riskhub.cli.options.Environment;
import io.riskhub.cli.options.OutputOptions;
import io.riskhub.cli.options.ProfileOptions;
import io.riskhub.cli.options.StorageOptions;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.ServiceLogging;
import io.riskhub.cli.progress.Progress;
import io.riskhub.hub.Backfill;
import io.riskhub.hub.HubConfig;
import io.riskhub.hub.HubStartException;
import io.riskhub.hub.backfill.BackfillPlan;
import io.riskhub.hub.backfill.SnapshotSource;
import io.riskhub.hub.bus.BusUnavailableException;
import io.riskhub.hub.config.ConfigException;
import io.riskhub.hub.config.HubConfigs;
import io.riskhub.hub.config.demand.Purpose;
import io.riskhub.hub.config.settings.HubSettings;
import io.riskhub.hub.snapshot.StorageUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code riskhub backfill}. */
@Command(
    name = "backfill",
    header = "Put snapshots straight into the stores of a hub, running or not.",
    description =
        "What is stored already stays as it is: to run it again, or beside hubs on PostgreSQL,"
            + " does no harm. Snapshots that have expired are stored, too. Those of the topic or a file"
            + " must have the hash that they were stored with; what has not is skipped, and told.",
    footer = {
      "riskhub backfill --from activation --world us-tech --dry-run",
      "riskhub backfill --from topic --brokers k1:9092 --all-worlds --dry-run",
      "riskhub backfill --from topic --brokers k1:9092 --all-worlds \\",
      "  --dsn postgresql://riskhub@db/riskhub",
      "riskhub list us-tech --include-expired --limit 1000 -o ndjson |",
      "  riskhub backfill --from - --world us-tech --data-dir /tmp/copy"
    })
public final class BackfillCommand implements Callable<Integer> {

  @ArgGroup(multiplicity = "1")
  private WorldOptions worlds = new WorldOptions();

  @Option(
      names = "--from",
      paramLabel = "SOURCE",
      defaultValue = "activation",
      description = {
        "activation (the default): a snapshot of each world's activation as it stands;",
        "topic: the events that Kafka still has, as of now;",
        "a file of snapshots, as 'list -o ndjson' writes it; - is standard input"
      })
  private String from;

  @Option(
      names = "--announce",
      negatable = true,
      description =
          "have an event published of each that is written and has not expired, by the hub, as soon"
              + " as one runs (default: yes, but not of those from the topic)")
  private @Nullable Boolean announce;

  @Option(names = "--dry-run", description = "tell what would be written, and write nothing")
  private boolean dryRun;

  @Mixin private ConfigOptions configFile;
  @Mixin private ProfileOptions profile;
  @Mixin private StorageOptions storage;
  @Mixin private BusOptions bus;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    HubConfig config = config();
    ServiceLogging.start(output.isVerbose());
    try (BackfillFrom opened = BackfillFrom.open(from, config)) {
      return run(opened, config);
    } catch (HubStartException e) {
      throw StartTrouble.of(e);
    } catch (StorageUnavailableException | BusUnavailableException e) {
      throw new CommandFailure(
          ExitCode.UNAVAILABLE,
          String.valueOf(e.getMessage()),
          "run it again, what was written counts as a duplicate then",
          e);
    }
  }

  private int run(BackfillFrom opened, HubConfig config) {
    BackfillPlan plan =
        new BackfillPlan(
            worlds.named(), Objects.requireNonNullElse(announce, opened.announces()), dryRun);
    try (Backfill backfill = Backfill.open(config, plan)) {
      backfill.remark().ifPresent(output::remark);
      return run(backfill, opened, plan).number();
    }
  }

  private ExitCode run(Backfill backfill, BackfillFrom opened, BackfillPlan plan) {
    SnapshotSource source = opened.snapshots(backfill);
    try (Progress progress = Progress.of("backfill", output, opened.unit(), source::size)) {
      BackfillReport report = new BackfillReport(output, progress, backfill.remark(), plan);
      try {
        backfill.run(
            source,
            result -> {
              report.result(result);
              progress.advance(source.done());
            });
        report.complete(opened.words());
      } finally {
        // Also when it breaks off: what was written until then is written.
        report.end();
      }
      return report.exitCode();
    }
  }

  private HubConfig config() {
    List<String> problems = new ArrayList<>();
    HubSettings flags =
        HubSettings.NONE
            .with(profile.profile())
            .with(storage.settings(null, null, null))
            .with(bus.settings());
    try {
      return HubConfigs.resolve(
          Purpose.BACKFILL,
          flags.over(configFile.settings(problems)),
          Environment.dataDirectory(),
          problems);
    } catch (ConfigException e) {
      throw StartTrouble.of("the backfill", e);
    }
  }
}

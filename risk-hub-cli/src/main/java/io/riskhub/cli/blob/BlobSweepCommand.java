package io.riskhub.cli.blob;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.sweep.BlobSweep;
import io.riskhub.blob.sweep.BlobSweep.Summary;
import io.riskhub.cli.history.HubHistory;
import io.riskhub.cli.options.HubOptions;
import io.riskhub.cli.options.OutputOptions;
import io.riskhub.cli.options.StoreOptions;
import io.riskhub.cli.options.value.TimeSpanConverter;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.HumanTime;
import io.riskhub.cli.output.JsonText;
import io.riskhub.cli.output.OutputFormat;
import io.riskhub.cli.output.Printable;
import io.riskhub.client.RiskHubClient;
import io.riskhub.hub.audit.AuditSubject;
import io.riskhub.hub.audit.AuditUnavailableException;
import io.riskhub.hub.audit.command.CommandAudit;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code riskhub blob sweep}: removes what no snapshot names. */
@Command(
    name = "sweep",
    header = "Remove the old blobs that no snapshot of the hub names.",
    description =
        "The hub is asked for every snapshot of every world, expired ones included; if it cannot"
            + " be reached, or not all of them come, nothing is removed. A store that several hubs"
            + " share must not be swept: only one of them is asked.",
    footer = {"riskhub blob sweep --older-than 7d --dry-run", "riskhub blob sweep --older-than 7d"})
final class BlobSweepCommand implements Callable<Integer> {

  /** A producer puts its blobs before it pushes the snapshot, and may retry for long. */
  private static final Duration YOUNGEST = Duration.ofHours(1);

  @Option(
      names = "--older-than",
      required = true,
      paramLabel = "SPAN",
      converter = TimeSpanConverter.class,
      description = "how long ago a blob must have been put, at least 1h: 24h, 7d")
  private Duration olderThan;

  @Option(names = "--dry-run", description = "list what would be removed, and remove nothing")
  private boolean dryRun;

  @Option(
      names = "--force",
      description = "sweep even if the hub names no blob of this store, so that all old ones go")
  private boolean force;

  @Mixin private StoreOptions storeOptions;
  @Mixin private HubOptions hubOptions;
  @Mixin private OutputOptions output;

  /** The result in JSON; of a dry run it tells what would have been deleted. */
  private record Swept(boolean dryRun, @JsonUnwrapped Summary summary) {}

  @Override
  public Integer call() throws IOException {
    if (olderThan.compareTo(YOUNGEST) < 0) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--older-than %s is too short: a blob is put before the snapshot that names it, so leave"
                  .formatted(HumanTime.precise(olderThan))
              + " it 1h at least");
    }
    try (BlobStore store = storeOptions.open();
        CommandAudit audit = storeOptions.audit("blob-sweep");
        RiskHubClient hub = hubOptions.client(output).build()) {
      NamedBlobs named = NamedBlobs.of(new HubHistory(hub));
      BlobSweep sweep = new BlobSweep(store, Clock.systemUTC());
      requireRightHub(sweep.preview(named::contains, olderThan, blob -> {}), named);
      return report(
              dryRun
                  ? preview(sweep, named)
                  : audit.run(
                      "remove what no snapshot names from " + storeOptions.place(),
                      AuditSubject.NONE,
                      () -> sweep.sweep(named::contains, olderThan)))
          .number();
    } catch (BlobException e) {
      throw BlobTrouble.failure(e);
    } catch (AuditUnavailableException e) {
      throw new CommandFailure(ExitCode.UNAVAILABLE, String.valueOf(e.getMessage()), e);
    }
  }

  /** A hub that knows none of the blobs is probably another store's, and all would be lost. */
  private void requireRightHub(Summary preview, NamedBlobs named) {
    if (preview.deleted() > 0 && preview.named() == 0 && !force) {
      throw new CommandFailure(
          ExitCode.REFUSED,
          "none of the %,d blobs is named by any of the %,d snapshots of the hub at %s; nothing was removed"
              .formatted(preview.seen(), named.snapshots(), hubOptions.baseUrl()),
          "is it the hub of this store? --force sweeps all the same");
    }
  }

  /** Tells people each blob that would go. */
  private Summary preview(BlobSweep sweep, NamedBlobs named) throws BlobException {
    if (output.format() != OutputFormat.TABLE) {
      return sweep.preview(named::contains, olderThan, blob -> {});
    }
    BlobRows.Table rows = new BlobRows.Table(output.out(), Instant.now());
    return sweep.preview(named::contains, olderThan, rows::add);
  }

  private ExitCode report(Summary summary) {
    output
        .out()
        .println(
            output.format() == OutputFormat.TABLE
                ? new SweepWords(summary, olderThan, dryRun).sentence()
                : JsonText.write(new Swept(dryRun, summary), output.format()));
    if (output.isForPeople()) {
      summary
          .failures()
          .forEach(failure -> output.err().println(Printable.lines("not removed: " + failure)));
      output.err().flush();
    }
    return summary.failures().isEmpty() ? ExitCode.DONE : ExitCode.UNAVAILABLE;
  }
}

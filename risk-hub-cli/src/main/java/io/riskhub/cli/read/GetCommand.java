package io.riskhub.cli.read;

import io.riskhub.cli.options.FilterOptions;
import io.riskhub.cli.options.HubOptions;
import io.riskhub.cli.options.OutputOptions;
import io.riskhub.cli.options.value.IdentifierConverter;
import io.riskhub.cli.options.value.InstantConverter;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.JsonText;
import io.riskhub.client.RiskHubClient;
import io.riskhub.client.read.ReadResult;
import io.riskhub.client.read.SnapshotSignals;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code riskhub get}: one snapshot of a world. */
@Command(
    name = "get",
    header = "Show one snapshot of a world: the newest, a version, or of an instant.",
    footer = {
      "riskhub get us-tech --stage live",
      "riskhub get us-tech --as-of 2025-01-31T17:00:00Z --include-expired",
      "riskhub get us-tech --version v7 --expand -o json | jq .covariance"
    })
public final class GetCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "WORLD",
      converter = IdentifierConverter.class,
      description = "the world's id")
  private String world;

  @ArgGroup private @Nullable Which which;

  @Option(names = "--include-expired", description = "show it even if it has expired")
  private boolean includeExpired;

  @Option(names = "--expand", description = "with the fields that are stored behind refs")
  private boolean expand;

  @Option(names = "--signals", description = "show what the workers found about it, instead")
  private boolean signals;

  @Mixin private FilterOptions filter;
  @Mixin private HubOptions hubOptions;
  @Mixin private OutputOptions output;

  /** At most one of these. */
  static final class Which {
    @Option(
        names = "--version",
        paramLabel = "VERSION",
        converter = IdentifierConverter.class,
        description = "this version")
    private @Nullable String version;

    @Option(
        names = "--as-of",
        paramLabel = "INSTANT",
        converter = InstantConverter.class,
        description = "the newest at or before this instant, such as 2025-01-31T17:00:00Z")
    private @Nullable String asOf;
  }

  @Override
  public Integer call() {
    Selection wanted = selection();
    if (filter.isSet() && !wanted.isNewest()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--stage and --actor choose among the newest: leave out --version/--as-of");
    }
    if (signals && (filter.isSet() || expand || wanted.asOf() != null)) {
      throw new CommandFailure(
          ExitCode.USAGE, "--signals goes with --version alone, or with the newest snapshot");
    }
    try (RiskHubClient hub = hubOptions.client(output).build()) {
      if (signals) {
        show(
            (wanted.version() == null ? hub.signals(world) : hub.signals(world, wanted.version()))
                .orElseThrow(() -> Absence.unknown(wanted, hubOptions.baseUrl())));
        return ExitCode.DONE.number();
      }
      switch (wanted.ask(hub)) {
        case ReadResult.Found found -> show(found.snapshot().json());
        case ReadResult.Expired expired ->
            throw Absence.expired(wanted.orExpired(), new SnapshotView(expired.snapshot().tree()));
        case ReadResult.NotFound nothing -> throw Absence.unknown(wanted, hubOptions.baseUrl());
      }
    }
    return ExitCode.DONE.number();
  }

  private Selection selection() {
    return which == null
        ? new Selection(world, filter, null, null, includeExpired, expand)
        : new Selection(world, filter, which.version, which.asOf, includeExpired, expand);
  }

  private void show(SnapshotSignals found) {
    if (found.signals().isEmpty()) {
      output.remark(
          "no worker is done with version %s of world %s yet"
              .formatted(found.version(), found.worldId()));
    }
    output
        .out()
        .print(
            switch (output.format()) {
              case TABLE -> SignalSheet.render(found);
              case JSON -> JsonText.pretty(found.json()) + "\n";
              case NDJSON -> found.json() + "\n";
            });
  }

  private void show(String json) {
    String text =
        switch (output.format()) {
          case TABLE -> SnapshotSheet.render(new SnapshotView(JsonText.read(json)), Instant.now());
          case JSON -> JsonText.pretty(json) + "\n";
          case NDJSON -> json + "\n";
        };
    output.out().print(text);
  }
}

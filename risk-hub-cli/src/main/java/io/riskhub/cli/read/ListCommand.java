package io.riskhub.cli.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.cli.hub.HubAnswer;
import io.riskhub.cli.hub.HubConnection;
import io.riskhub.cli.hub.HubPath;
import io.riskhub.cli.options.FilterOptions;
import io.riskhub.cli.options.HubOptions;
import io.riskhub.cli.options.OutputOptions;
import io.riskhub.cli.options.value.IdentifierConverter;
import io.riskhub.cli.options.value.InstantConverter;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.Table;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code riskhub list}: the snapshots of a world. */
@Command(name = "list", description = "List the snapshots of a world, newest first.")
public final class ListCommand implements Callable<Integer> {

  private static final int MOST = 1_000;

  @Parameters(
      paramLabel = "WORLD",
      converter = IdentifierConverter.class,
      description = "the world's id")
  private String world;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10",
      description = "how many, 1 to 1000 (default: ${DEFAULT-VALUE})")
  private int limit;

  @Option(
      names = "--before",
      paramLabel = "INSTANT",
      converter = InstantConverter.class,
      description = "only those with an as_of before this instant, to turn the page")
  private @Nullable String before;

  @Option(names = "--include-expired", description = "list those that have expired, too")
  private boolean includeExpired;

  @Mixin private FilterOptions filter;
  @Mixin private HubOptions hubOptions;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    if (limit < 1 || limit > MOST) {
      throw new CommandFailure(ExitCode.USAGE, "--limit " + limit + ": must be 1 to " + MOST);
    }
    HubPath path =
        filter
            .onto(HubPath.of("worlds", world, "snapshots"))
            .with("limit", Integer.toString(limit))
            .with("before", before)
            .with("include_expired", includeExpired);
    try (HubConnection hub = hubOptions.connect(output)) {
      switch (hub.get(path)) {
        case HubAnswer.Ok ok ->
            Listing.print(output, ok.body(), "snapshots", table(Instant.now()), nothing());
        case HubAnswer other -> throw other.failure();
      }
    }
    return ExitCode.DONE.number();
  }

  private String nothing() {
    return "no snapshot"
        + filter.words()
        + " of world "
        + world
        + (before == null ? "" : " before " + before)
        + (includeExpired ? "" : " that has not expired; --include-expired lists the others");
  }

  private static Table<JsonNode> table(Instant now) {
    return new Table<JsonNode>()
        .column("version", json -> new SnapshotView(json).text("version"))
        .column("as of", json -> new SnapshotView(json).text("as_of"))
        .column("age", json -> new SnapshotView(json).age(now))
        .column("stage", json -> new SnapshotView(json).stage())
        .column("actor", json -> new SnapshotView(json).actor())
        .column("expires", json -> new SnapshotView(json).expires(now))
        .column("hash", json -> new SnapshotView(json).shortHash());
  }
}

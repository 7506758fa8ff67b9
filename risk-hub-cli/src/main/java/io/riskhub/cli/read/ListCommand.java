package io.riskhub.cli.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.cli.options.FilterOptions;
import io.riskhub.cli.options.HubOptions;
import io.riskhub.cli.options.OutputOptions;
import io.riskhub.cli.options.value.IdentifierConverter;
import io.riskhub.cli.options.value.InstantConverter;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.Table;
import io.riskhub.client.RiskHubClient;
import io.riskhub.client.read.ListQuery;
import io.riskhub.client.read.ReadOption;
import io.riskhub.client.read.StoredSnapshot;
import io.riskhub.contract.IsoInstant;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code riskhub list}: the snapshots of a world. */
@Command(
    name = "list",
    header = "List the snapshots of a world, newest first.",
    footer = {
      "riskhub list us-tech",
      "riskhub list us-tech --stage live --include-expired --limit 100",
      "riskhub list us-tech --before 2025-01-31 -o ndjson | jq -r .version"
    })
public final class ListCommand implements Callable<Integer> {

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

  @Option(names = "--expand", description = "with the fields that are stored behind refs")
  private boolean expand;

  @Mixin private FilterOptions filter;
  @Mixin private HubOptions hubOptions;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    if (limit < 1 || limit > ListQuery.MAX_LIMIT) {
      throw new CommandFailure(
          ExitCode.USAGE, "--limit " + limit + ": must be 1 to " + ListQuery.MAX_LIMIT);
    }
    ListQuery query = ListQuery.newest(limit).filtered(filter.filter());
    if (before != null) {
      query = query.before(IsoInstant.parse(before).orElseThrow());
    }
    if (includeExpired) {
      query = query.with(ReadOption.INCLUDE_EXPIRED);
    }
    if (expand) {
      query = query.with(ReadOption.EXPAND);
    }
    try (RiskHubClient hub = hubOptions.client(output).build()) {
      List<String> snapshots = hub.list(world, query).stream().map(StoredSnapshot::json).toList();
      Listing.print(output, "snapshots", snapshots, table(Instant.now()), nothing());
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

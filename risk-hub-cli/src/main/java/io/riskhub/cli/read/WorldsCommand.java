package io.riskhub.cli.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.cli.options.HubOptions;
import io.riskhub.cli.options.OutputOptions;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.HumanTime;
import io.riskhub.cli.output.OutputFormat;
import io.riskhub.cli.output.Table;
import io.riskhub.client.RiskHubClient;
import io.riskhub.client.read.WorldStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code riskhub worlds}: what the hub knows, and how fresh it is. */
@Command(
    name = "worlds",
    header = "List the worlds that the hub knows, and their lag.",
    footer = {"riskhub worlds", "riskhub worlds -o ndjson | jq -r 'select(.expired) | .world_id'"})
public final class WorldsCommand implements Callable<Integer> {

  private static final String NONE = "the hub knows no world yet; send it one: riskhub push FILE";

  @Option(names = "--ids", description = "only their ids, one a line")
  private boolean ids;

  @Mixin private HubOptions hubOptions;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    if (ids && output.format() != OutputFormat.TABLE) {
      throw new CommandFailure(
          ExitCode.USAGE, "--ids goes without -o: in JSON they are the world_id of each world");
    }
    try (RiskHubClient hub = hubOptions.client(output).build()) {
      if (ids) {
        hub.worlds().forEach(world -> output.out().println(world.worldId()));
        return ExitCode.DONE.number();
      }
      List<String> worlds = hub.worlds().stream().map(WorldStatus::json).toList();
      Listing.print(output, "worlds", worlds, table(), NONE);
    }
    return ExitCode.DONE.number();
  }

  private static Table<JsonNode> table() {
    return new Table<JsonNode>()
        .column("world", world -> text(world, "world_id"))
        .column("version", world -> text(world, "version"))
        .column("as of", world -> text(world, "as_of"))
        .column("lag", WorldsCommand::lag)
        .column("stage", world -> text(world, "stage"))
        .column("actor", world -> text(world, "actor"))
        .column("state", world -> world.path("expired").asBoolean() ? "expired" : "fresh");
  }

  private static String lag(JsonNode world) {
    // A portfolio may be described a little ahead of time: then it lags by nothing.
    double seconds = world.path("lag_seconds").asDouble();
    return HumanTime.span(Duration.ofMillis((long) (Math.max(0, seconds) * 1_000)));
  }

  private static String text(JsonNode world, String field) {
    return world.path(field).asText("-");
  }
}

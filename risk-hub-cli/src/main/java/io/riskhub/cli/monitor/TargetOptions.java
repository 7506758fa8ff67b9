package io.riskhub.cli.monitor;

import io.riskhub.cli.monitor.check.Thresholds;
import io.riskhub.cli.options.value.IdentifierConverter;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is watched, and from when on it is too old. */
final class TargetOptions {

  @Option(
      names = "--world",
      paramLabel = "WORLD",
      converter = IdentifierConverter.class,
      description = "watch this world, which must be there; may be given more than once")
  private List<String> worlds = new ArrayList<>();

  @Option(names = "--all-worlds", description = "watch every world that the hub knows")
  private boolean allWorlds;

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      description =
          "only snapshots of this stage count; with --all-worlds, worlds that have none are not"
              + " watched")
  private @Nullable String stage;

  @Option(
      names = "--warn-seconds",
      paramLabel = "N",
      defaultValue = "600",
      description = "WARNING when as_of is this old (default: ${DEFAULT-VALUE})")
  private long warnSeconds;

  @Option(
      names = "--crit-seconds",
      paramLabel = "N",
      defaultValue = "1800",
      description = "CRITICAL when as_of is this old (default: ${DEFAULT-VALUE})")
  private long critSeconds;

  /** The worlds that were named, each once; none for all of them. */
  List<String> worlds() {
    if (worlds.isEmpty() != allWorlds) {
      throw usage("give --world WORLD, once or more, or else --all-worlds");
    }
    return List.copyOf(new LinkedHashSet<>(worlds));
  }

  Optional<String> stage() {
    return Optional.ofNullable(stage);
  }

  Thresholds thresholds() {
    if (warnSeconds < 0) {
      throw usage("--warn-seconds " + warnSeconds + ": must be 0 or more");
    }
    if (critSeconds < warnSeconds) {
      throw usage(
          "--crit-seconds %d is less than --warn-seconds %d: nothing would ever be a WARNING"
              .formatted(critSeconds, warnSeconds));
    }
    return new Thresholds(Duration.ofSeconds(warnSeconds), Duration.ofSeconds(critSeconds));
  }

  private static CommandFailure usage(String sentence) {
    return new CommandFailure(ExitCode.USAGE, sentence);
  }
}

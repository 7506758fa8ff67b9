package io.riskhub.cli.backfill;

import io.riskhub.cli.options.value.IdentifierConverter;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which worlds are meant: one or the other must be said, for the command writes. */
final class WorldOptions {

  @Option(
      names = "--world",
      paramLabel = "WORLD",
      required = true,
      converter = IdentifierConverter.class,
      description = "only this world; may be given several times")
  private List<String> worlds = List.of();

  @Option(
      names = "--all-worlds",
      required = true,
      description = "every world that the source knows")
  @SuppressWarnings("UnusedVariable") // That it stands there without --world says all.
  private boolean all;

  /** Those that are named; none for all. */
  Set<String> named() {
    return Set.copyOf(worlds);
  }
}

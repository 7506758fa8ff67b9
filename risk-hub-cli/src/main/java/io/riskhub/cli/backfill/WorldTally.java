package io.riskhub.cli.backfill;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * What became of a world's snapshots.
 *
 * @param worldId its id; {@code null} for what does not tell, and for the sum of all
 * @param written how many were not there and are now; in a dry run, would be
 * @param announced how many of those are announced
 * @param duplicate how many were there already
 * @param conflict of how many the version is taken by other content
 * @param skipped how many are not in order, or are none
 */
record WorldTally(
    @Nullable String worldId,
    long written,
    long announced,
    long duplicate,
    long conflict,
    long skipped) {

  static WorldTally none(@Nullable String world) {
    return new WorldTally(world, 0, 0, 0, 0, 0);
  }

  WorldTally plus(WorldTally other) {
    return new WorldTally(
        worldId,
        written + other.written,
        announced + other.announced,
        duplicate + other.duplicate,
        conflict + other.conflict,
        skipped + other.skipped);
  }

  static WorldTally of(Line line) {
    WorldTally none = none(line.worldId());
    return switch (line.outcome()) {
      case WRITTEN ->
          new WorldTally(line.worldId(), 1, Boolean.TRUE.equals(line.announced()) ? 1 : 0, 0, 0, 0);
      case DUPLICATE -> none.plus(new WorldTally(null, 0, 0, 1, 0, 0));
      case CONFLICT -> none.plus(new WorldTally(null, 0, 0, 0, 1, 0));
      case REFUSED, NOTHING -> none.plus(new WorldTally(null, 0, 0, 0, 0, 1));
    };
  }

  /** Whether nothing of this world was found. */
  @JsonIgnore
  boolean isEmpty() {
    return written + duplicate + conflict + skipped == 0;
  }
}

package io.riskhub.hub.backfill;

import java.util.Set;

/**
 * What is wanted of a backfill.
 *
 * @param worlds only these; empty for all
 * @param announce whether what is written is announced, unless it has expired: consumers would drop
 *     that
 * @param dryRun whether to say what would be written, and write nothing
 */
public record BackfillPlan(Set<String> worlds, boolean announce, boolean dryRun) {

  public BackfillPlan {
    worlds = Set.copyOf(worlds);
  }

  /** Whether snapshots of that world are wanted. */
  boolean wants(String worldId) {
    return worlds.isEmpty() || worlds.contains(worldId);
  }
}

package io.riskhub.hub.metrics;

import io.riskhub.contract.Identifiers;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The labels {@code world_id} and {@code stage} that something is counted under. Callers choose
 * both, and every new pair costs memory for as long as the process runs: beyond some stages of a
 * world, and some pairs in all, the rest is counted together.
 */
final class SnapshotLabels {

  static final String[] NAMES = {"world_id", "stage"};

  /** The stages that people use are a handful. */
  static final int MAX_STAGES = 20;

  /** In characters (Unicode code points); the contract itself has no limit for stages. */
  static final int MAX_STAGE_LENGTH = 64;

  private static final String INVALID = "invalid";
  private static final String OTHER = "other";

  private final int mostPairs;
  private final Consumer<String[]> onNew;
  private final Set<Pair> known = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> stages = new HashMap<>();

  private record Pair(String worldId, String stage) {

    String[] values() {
      return new String[] {worldId, stage};
    }
  }

  /**
   * No labels yet.
   *
   * @param onNew hears of values, in the order of {@link #NAMES}, before they are first used
   */
  SnapshotLabels(int mostPairs, Consumer<String[]> onNew) {
    this.mostPairs = mostPairs;
    this.onNew = onNew;
  }

  /** The values to count a snapshot of that world and stage under, whatever texts these are. */
  String[] of(String worldId, String stage) {
    Pair wanted =
        new Pair(
            Identifiers.violation(worldId).isEmpty() ? worldId : INVALID,
            isPlain(stage) ? stage : OTHER);
    return (known.contains(wanted) ? wanted : admit(wanted)).values();
  }

  private static boolean isPlain(String stage) {
    return !stage.isBlank()
        && stage.codePointCount(0, stage.length()) <= MAX_STAGE_LENGTH
        && stage.chars().noneMatch(Character::isISOControl);
  }

  private synchronized Pair admit(Pair wanted) {
    Pair pair = wanted;
    if (!known.contains(pair) && stages.getOrDefault(pair.worldId(), 0) >= MAX_STAGES) {
      pair = new Pair(pair.worldId(), OTHER);
    }
    if (!known.contains(pair) && known.size() >= mostPairs) {
      pair = new Pair(OTHER, OTHER);
    }
    if (!known.contains(pair)) {
      onNew.accept(pair.values());
      known.add(pair);
      stages.merge(pair.worldId(), 1, Integer::sum);
    }
    return pair;
  }
}

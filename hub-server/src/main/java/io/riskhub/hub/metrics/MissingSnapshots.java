package io.riskhub.hub.metrics;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How often readers asked for the newest snapshot of a world and there was none: the world is not
 * known, has expired, or has nothing of the stage and actor that were asked for.
 */
final class MissingSnapshots {

  /**
   * Beyond so many, only worlds that are known get a counter of their own. Readers can make up
   * others, which shows a wrong name in somebody's settings, but each costs memory for as long as
   * the process runs.
   */
  static final int MAX_WORLDS = 1_000;

  static final String OTHER = "other";

  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  /** Begins to count for a world that is known, at 0. */
  void know(String worldId) {
    counts.computeIfAbsent(worldId, world -> new LongAdder());
  }

  /** A reader was told that there is none. */
  void missed(String worldId) {
    LongAdder known = counts.get(worldId);
    if (known == null) {
      String label = counts.size() < MAX_WORLDS ? worldId : OTHER;
      known = counts.computeIfAbsent(label, world -> new LongAdder());
    }
    known.increment();
  }

  /** What was counted so far, by world. */
  Map<String, Long> counts() {
    Map<String, Long> now = new TreeMap<>();
    counts.forEach((world, count) -> now.put(world, count.sum()));
    return now;
  }
}

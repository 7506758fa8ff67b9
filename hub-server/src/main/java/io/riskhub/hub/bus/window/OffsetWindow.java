package io.riskhub.hub.bus.window;

import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The offsets of one partition that are under way. They may be handled in any order; committed may
 * be only what has nothing unhandled before it. Not safe for many threads.
 */
public final class OffsetWindow {

  /** Whether each was handled, by offset. */
  private final TreeMap<Long, Boolean> underWay = new TreeMap<>();

  private OptionalLong position = OptionalLong.empty();

  /** An offset was taken from the partition; they ascend. */
  public void began(long offset) {
    underWay.put(offset, false);
  }

  /** It was handled. */
  public void handled(long offset) {
    underWay.replace(offset, true);
    while (!underWay.isEmpty() && underWay.firstEntry().getValue()) {
      position = OptionalLong.of(underWay.pollFirstEntry().getKey() + 1);
    }
  }

  /** How many are not yet done with, or wait for one before them. */
  public int size() {
    return underWay.size();
  }

  /** The offset to go on from after a restart; empty as long as nothing is known to be done. */
  public OptionalLong position() {
    return position;
  }
}

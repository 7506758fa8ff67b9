package io.riskhub.hub.audit.proof;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether each line names the hash of the line before it. */
final class Links {

  private Links() {}

  /** Hears of a line that is not as it was written. */
  @FunctionalInterface
  interface Blame {
    void on(int line, long seq);
  }

  /**
   * A line that was changed together with its hash does not fit to the next one any more; one that
   * was changed in what it says of the line before it, to both sides.
   *
   * @param kept lines that are whole and in ascending order
   */
  static void check(List<Entry> kept, @Nullable Bound start, @Nullable Bound end, Blame blame) {
    for (int i = 0; i < kept.size(); i++) {
      if (isBroken(kept, i, start)) {
        boolean alsoNext =
            i + 1 < kept.size() ? isBroken(kept, i + 1, start) : isOff(kept.get(i), end);
        Entry changed = alsoNext || i == 0 ? kept.get(i) : kept.get(i - 1);
        blame.on(changed.line(), changed.seq());
        if (alsoNext) {
          i++;
        }
      } else if (isOff(kept.get(i), end)) {
        blame.on(kept.get(i).line(), kept.get(i).seq());
      }
    }
  }

  /** Whether line {@code i} names another line than the one that stands before it. */
  private static boolean isBroken(List<Entry> kept, int i, @Nullable Bound start) {
    Entry entry = kept.get(i);
    if (i == 0) {
      return start != null
          && entry.seq() == start.seq() + 1
          && !start.hash().isEmpty()
          && !entry.prev().equals(start.hash());
    }
    Entry before = kept.get(i - 1);
    return entry.seq() == before.seq() + 1 && !entry.prev().equals(before.hash());
  }

  /** Whether it is another line than the one that is known from elsewhere. */
  private static boolean isOff(Entry entry, @Nullable Bound end) {
    return end != null
        && entry.seq() == end.seq()
        && !end.hash().isEmpty()
        && !entry.hash().equals(end.hash());
  }
}

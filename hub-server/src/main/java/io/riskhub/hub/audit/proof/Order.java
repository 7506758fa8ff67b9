package io.riskhub.hub.audit.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The largest part of some lines that is in ascending order. */
final class Order {

  private Order() {}

  /** Those lines, in their order. */
  static List<Entry> ascending(List<Entry> entries) {
    int[] before = new int[entries.size()];
    int[] lastOfLength = new int[entries.size() + 1];
    int longest = 0;
    for (int i = 0; i < entries.size(); i++) {
      int length = lengthBefore(entries, lastOfLength, longest, entries.get(i).seq());
      before[i] = length == 0 ? -1 : lastOfLength[length];
      lastOfLength[length + 1] = i;
      longest = Math.max(longest, length + 1);
    }
    List<Entry> kept = new ArrayList<>(longest);
    for (int i = longest == 0 ? -1 : lastOfLength[longest]; i >= 0; i = before[i]) {
      kept.add(entries.get(i));
    }
    Collections.reverse(kept);
    return kept;
  }

  /** The length of the longest run that a line of this number can be put behind. */
  private static int lengthBefore(List<Entry> entries, int[] lastOfLength, int longest, long seq) {
    int low = 0;
    int high = longest;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (entries.get(lastOfLength[middle]).seq() < seq) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /**
   * Where several lines claim one number, takes for each the one that its neighbours know.
   *
   * @param kept is changed
   */
  static void preferLinked(List<Entry> kept, List<Entry> others) {
    long[] seqs = kept.stream().mapToLong(Entry::seq).toArray();
    for (Entry other : others) {
      int at = Arrays.binarySearch(seqs, other.seq());
      if (at >= 0
          && fits(kept, at, other)
          && links(kept, at, other) > links(kept, at, kept.get(at))) {
        kept.set(at, other);
      }
    }
  }

  private static boolean fits(List<Entry> kept, int at, Entry entry) {
    return (at == 0 || kept.get(at - 1).line() < entry.line())
        && (at == kept.size() - 1 || entry.line() < kept.get(at + 1).line());
  }

  private static int links(List<Entry> kept, int at, Entry entry) {
    int links = 0;
    if (at > 0 && entry.follows(kept.get(at - 1).seq(), kept.get(at - 1).hash())) {
      links++;
    }
    if (at < kept.size() - 1 && kept.get(at + 1).follows(entry.seq(), entry.hash())) {
      links++;
    }
    return links;
  }
}

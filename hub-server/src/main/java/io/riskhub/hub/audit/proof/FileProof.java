package io.riskhub.hub.audit.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds what was altered in one file. Lines that are whole and in ascending order are taken for the
 * ones that were written; all others are judged by their place between these, and these by whether
 * each names the hash of the one before it.
 */
final class FileProof {

  private final LogFile file;
  private final @Nullable Bound start;
  private final @Nullable Bound end;
  private final Consumer<Finding> findings;
  private final List<Entry> usable = new ArrayList<>();
  private final List<Entry> broken = new ArrayList<>();
  private final TreeSet<Long> misplaced = new TreeSet<>();

  private FileProof(
      LogFile file, @Nullable Bound start, @Nullable Bound end, Consumer<Finding> findings) {
    this.file = file;
    this.start = start;
    this.end = end;
    this.findings = findings;
  }

  /**
   * Looks at a file.
   *
   * @param start the line before the file's first, as far as it is known
   * @param end the file's last line, as far as it is known
   * @param isLast whether there may be lines behind {@code end}
   * @return the lines that were written, in their order
   */
  static List<Entry> of(
      LogFile file,
      Optional<Bound> start,
      Optional<Bound> end,
      boolean isLast,
      Consumer<Finding> findings) {
    return new FileProof(file, start.orElse(null), end.orElse(null), findings).prove(isLast);
  }

  private List<Entry> prove(boolean isLast) {
    for (Entry entry : file.entries()) {
      boolean tooEarly = start != null && entry.seq() <= start.seq();
      boolean tooLate = end != null && !isLast && entry.seq() > end.seq();
      if (entry.good() && entry.chain().equals(file.chain()) && !tooEarly && !tooLate) {
        usable.add(entry);
      } else {
        broken.add(entry.good() ? entry.foreign() : entry);
      }
    }
    List<Entry> kept = kept();
    Entry before = null;
    for (Entry next : kept) {
      between(before, next);
      before = next;
    }
    behind(before);
    Links.check(kept, start, end, this::changed);
    return kept;
  }

  private List<Entry> kept() {
    List<Entry> kept = Order.ascending(usable);
    Set<Entry> chosen = new HashSet<>(kept);
    Order.preferLinked(kept, usable.stream().filter(e -> !chosen.contains(e)).toList());
    Set<Entry> written = new HashSet<>(kept);
    Set<Long> seqs = new HashSet<>(kept.stream().map(Entry::seq).toList());
    for (Entry entry : usable) {
      if (!written.contains(entry)) {
        if (seqs.add(entry.seq())) {
          misplaced.add(entry.seq());
          tell(
              Finding.Kind.REORDERED,
              entry.line(),
              entry.seq(),
              "line %d of the chain does not belong here".formatted(entry.seq()));
        } else {
          tell(
              Finding.Kind.ADDED,
              entry.line(),
              entry.seq(),
              "there is a line %d of the chain already".formatted(entry.seq()));
        }
      }
    }
    return kept;
  }

  /** What stands, and what should stand, between two lines that were written. */
  private void between(@Nullable Entry before, Entry next) {
    List<Entry> here = brokenBetween(before == null ? 0 : before.line(), next.line());
    if (!here.isEmpty() && next.tellsOf(here)) {
      here.forEach(this::torn);
      here = List.of();
    }
    if (before != null) {
      judge(here, before.seq(), next.seq(), next.line());
    } else if (start != null) {
      judge(here, start.seq(), next.seq(), next.line());
    } else {
      here.forEach(entry -> changed(entry.line(), 0));
      if (here.isEmpty() && usable.stream().noneMatch(Entry::isHeader)) {
        tell(
            Finding.Kind.REMOVED,
            next.line(),
            0,
            "the beginning of the file is missing, up to line %d of the chain"
                .formatted(next.seq() - 1));
      }
    }
  }

  /** What stands, and what should stand, behind the last line that was written. */
  private void behind(@Nullable Entry last) {
    List<Entry> here =
        new ArrayList<>(brokenBetween(last == null ? 0 : last.line(), Integer.MAX_VALUE));
    long from = last == null ? start == null ? 0 : start.seq() : last.seq();
    long missing =
        end == null ? 0 : Math.max(0, end.seq() - from - misplacedBetween(from, end.seq() + 1));
    if (missing == 0 && !file.ended() && !here.isEmpty()) {
      torn(here.removeLast());
    }
    if (end == null) {
      here.forEach(entry -> changed(entry.line(), 0));
    } else {
      judge(here, from, Math.max(from, end.seq()) + 1, file.entries().size() + 1);
    }
  }

  /** As many of what is broken as are missing were those once; the others were added. */
  private void judge(List<Entry> here, long from, long to, int place) {
    long missing = Math.max(0, to - from - 1 - misplacedBetween(from, to));
    long seq = from;
    for (int i = 0; i < here.size(); i++) {
      if (i < missing) {
        seq = nextMissing(seq);
        changed(here.get(i).line(), seq);
      } else {
        tell(Finding.Kind.ADDED, here.get(i).line(), 0, "the audit never wrote this line");
      }
    }
    long removed = missing - here.size();
    if (removed > 0) {
      long first = nextMissing(seq);
      tell(
          Finding.Kind.REMOVED,
          place,
          first,
          removed == 1
              ? "line %d of the chain is missing before this place".formatted(first)
              : "%d lines of the chain, the first of them %d, are missing before this place"
                  .formatted(removed, first));
    }
  }

  private long nextMissing(long seq) {
    long next = seq + 1;
    while (misplaced.contains(next)) {
      next++;
    }
    return next;
  }

  private long misplacedBetween(long from, long to) {
    return from + 1 >= to ? 0 : misplaced.subSet(from + 1, to).size();
  }

  private List<Entry> brokenBetween(int before, int behind) {
    return broken.stream().filter(e -> e.line() > before && e.line() < behind).toList();
  }

  private void changed(int line, long seq) {
    tell(
        Finding.Kind.CHANGED,
        line,
        seq,
        seq == 0
            ? "the line is not as it was written"
            : "line %d of the chain is not as it was written".formatted(seq));
  }

  private void torn(Entry entry) {
    tell(
        Finding.Kind.TORN,
        entry.line(),
        0,
        "a line was cut off while it was written, before anybody was told that it counts");
  }

  private void tell(Finding.Kind kind, int line, long seq, String detail) {
    findings.accept(new Finding(kind, file.path(), line, seq, detail));
  }
}

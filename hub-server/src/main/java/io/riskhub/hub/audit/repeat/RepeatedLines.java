package io.riskhub.hub.audit.repeat;

import io.riskhub.hub.audit.AuditRecord;
import io.riskhub.hub.audit.AuditTrail;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives what happens often, and may be of anybody's making, a few lines of its own and then one a
 * minute with a count, so that nobody can fill the disk. Safe for many threads.
 */
public final class RepeatedLines implements AutoCloseable {

  private static final Duration WINDOW = Duration.ofMinutes(1);

  /** Callers choose some of the keys. What is beyond is counted together. */
  private static final int MOST_KEYS = 4_096;

  private static final String ALL_OTHERS = "";

  private final AuditTrail trail;
  private final int ownLines;
  private final Clock clock;
  private final Map<String, Window> windows = new HashMap<>();
  private Instant nextEnd = Instant.MAX;

  /** What happened under one key since {@code begin}. */
  private static final class Window {
    private Instant begin;
    private int lines;
    private long counted;
    private AuditRecord last;

    Window(Instant begin, AuditRecord last) {
      this.begin = begin;
      this.last = last;
    }
  }

  /**
   * @param ownLines how many lines a minute of one key are written before the rest is counted
   */
  public RepeatedLines(AuditTrail trail, int ownLines, Clock clock) {
    this.trail = trail;
    this.ownLines = ownLines;
    this.clock = clock;
  }

  /**
   * Something happened.
   *
   * @param key what is counted together
   * @return whether it deserves a line of its own, which is for the caller to write
   */
  public boolean deservesLine(String key, AuditRecord record) {
    List<AuditRecord> due = new ArrayList<>();
    boolean own;
    synchronized (windows) {
      Instant now = clock.instant();
      if (!now.isBefore(nextEnd)) {
        endWindows(now, due);
      }
      own = count(key, record, now);
    }
    due.forEach(trail::note);
    return own;
  }

  private boolean count(String key, AuditRecord record, Instant now) {
    boolean room = windows.containsKey(key) || windows.size() < MOST_KEYS;
    Window window =
        windows.computeIfAbsent(room ? key : ALL_OTHERS, unused -> new Window(now, record));
    nextEnd = earlier(nextEnd, window.begin.plus(WINDOW));
    if (window.lines < ownLines) {
      window.lines++;
      return true;
    }
    window.counted++;
    window.last = record;
    return false;
  }

  /** Who was counted is told of, and gets no line of its own until a minute is over again. */
  private void endWindows(Instant now, List<AuditRecord> due) {
    nextEnd = Instant.MAX;
    var all = windows.values().iterator();
    while (all.hasNext()) {
      Window window = all.next();
      if (now.isBefore(window.begin.plus(WINDOW))) {
        nextEnd = earlier(nextEnd, window.begin.plus(WINDOW));
      } else if (window.counted == 0) {
        all.remove();
      } else {
        due.add(window.last.times(window.counted));
        window.begin = now;
        window.counted = 0;
        window.lines = 1;
        nextEnd = earlier(nextEnd, now.plus(WINDOW));
      }
    }
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  /** Tells of all that was counted. */
  @Override
  public void close() {
    synchronized (windows) {
      windows.values().stream()
          .filter(window -> window.counted > 0)
          .forEach(window -> trail.note(window.last.times(window.counted)));
      windows.clear();
    }
  }
}

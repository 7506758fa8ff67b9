package io.riskhub.hub.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The lines that wait for the audit's writer, and why none are taken, if so. */
final class LineQueue {

  private static final int MAX_WAITING = 16_384;
  private static final int MAX_GROUP = 1_024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<PendingLine> waiting = new ArrayDeque<>();
  private @Nullable Outage outage;
  private boolean closed;

  /**
   * A time in which nothing can be written.
   *
   * @param lost how many lines it has cost so far
   */
  record Outage(String reason, Instant since, long lost) {}

  /** Takes a line, or says why not. */
  Optional<String> offer(PendingLine line) {
    lock.lock();
    try {
      Optional<String> reason = whyNot();
      if (reason.isEmpty()) {
        waiting.add(line);
        changed.signal();
      } else if (outage != null) {
        outage = new Outage(outage.reason(), outage.since(), outage.lost() + 1);
      }
      return reason;
    } finally {
      lock.unlock();
    }
  }

  private Optional<String> whyNot() {
    if (closed) {
      return Optional.of("the hub is shutting down");
    }
    if (outage != null) {
      return Optional.of(outage.reason());
    }
    return waiting.size() < MAX_WAITING
        ? Optional.empty()
        : Optional.of(waiting.size() + " lines wait for the audit already");
  }

  /**
   * Waits for lines, and takes as many as make a group.
   *
   * @param pause how long to wait in an outage, after which there are none
   */
  List<PendingLine> gather(Duration pause) {
    List<PendingLine> group = new ArrayList<>();
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed && outage == null) {
        changed.awaitUninterruptibly();
      }
      if (outage != null && !closed) {
        await(pause);
      }
      while (group.size() < MAX_GROUP && !waiting.isEmpty()) {
        group.add(waiting.remove());
      }
    } finally {
      lock.unlock();
    }
    return group;
  }

  private void await(Duration pause) {
    long left = pause.toNanos();
    try {
      while (left > 0 && !closed) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      // Nobody has reason to; only close() ends the writer.
      return;
    }
  }

  /** Takes nothing more; what waits is lost with the group that could not be written. */
  List<PendingLine> fail(List<PendingLine> group, String reason, Instant since) {
    lock.lock();
    try {
      List<PendingLine> lost = new ArrayList<>(group);
      lost.addAll(waiting);
      waiting.clear();
      outage = new Outage(reason, since, lost.size());
      return lost;
    } finally {
      lock.unlock();
    }
  }

  /** The outage of now. */
  Optional<Outage> outage() {
    lock.lock();
    try {
      return Optional.ofNullable(outage);
    } finally {
      lock.unlock();
    }
  }

  /** Takes lines again. */
  void resume() {
    lock.lock();
    try {
      outage = null;
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more lines; what waits can still be gathered. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }
}

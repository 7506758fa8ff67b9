package io.riskhub.hub.kafka;

import io.riskhub.hub.bus.window.OffsetWindow;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The messages of one partition that are under way while this consumer owns it. For the loop's
 * thread, but for {@link #begin} and {@link #end}.
 */
final class PartitionWork {

  private final OffsetWindow window = new OffsetWindow();
  private final AtomicInteger running = new AtomicInteger();
  private volatile boolean revoked;
  private OptionalLong committed = OptionalLong.empty();

  void took(long offset) {
    window.began(offset);
  }

  void handled(long offset) {
    window.handled(offset);
  }

  /** How many messages were taken whose offset cannot be committed yet. */
  int size() {
    return window.size();
  }

  /** Whether a message may be handled; if so, {@link #end} must follow. */
  boolean begin() {
    running.incrementAndGet();
    // Asked once: it may become true meanwhile.
    boolean mayRun = !revoked;
    if (!mayRun) {
      running.decrementAndGet();
    }
    return mayRun;
  }

  void end() {
    running.decrementAndGet();
  }

  /** Lets no more messages begin: they are the next owner's. */
  void revoke() {
    revoked = true;
  }

  boolean isRunning() {
    return running.get() > 0;
  }

  /** The position to commit, if it is not that of the last call. */
  OptionalLong uncommitted() {
    OptionalLong position = window.position();
    boolean known = position.equals(committed);
    committed = position;
    return known ? OptionalLong.empty() : position;
  }

  /** The last position was not committed after all. */
  void notCommitted() {
    committed = OptionalLong.empty();
  }
}

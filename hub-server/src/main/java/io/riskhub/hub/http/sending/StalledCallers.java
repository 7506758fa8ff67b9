package io.riskhub.hub.http.sending;

import java.io.OutputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Cuts callers off that take nothing of their answer for too long. A write to a socket has no
 * timeout of its own: without this, whoever asks and does not read holds for ever what the answer
 * needs.
 */
public final class StalledCallers implements AutoCloseable {

  /** How often to look, as a part of the patience. */
  private static final int LOOKS = 4;

  private final Duration patience;
  private final ScheduledFuture<?> looking;
  private final Set<GuardedStream> open = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("stalled-callers").factory());

  /**
   * Begins to watch.
   *
   * @param patience how long one write may take, give or take a quarter
   */
  public StalledCallers(Duration patience) {
    this.patience = patience;
    long pause = patience.dividedBy(LOOKS).toNanos();
    looking = watch.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.NANOSECONDS);
  }

  /** The same stream, for the calling thread, watched until it is closed. */
  GuardedStream guard(OutputStream out) {
    GuardedStream guarded = new GuardedStream(out, patience, open::remove);
    open.add(guarded);
    return guarded;
  }

  private void look() {
    long now = System.nanoTime();
    open.forEach(stream -> stream.cutIfStalled(now));
  }

  /** Watches no longer. */
  @Override
  public void close() {
    looking.cancel(false);
    watch.shutdown();
  }
}

package io.riskhub.hub.http.sending;

import io.helidon.webserver.http.ServerResponse;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts callers off that take nothing of their answer for too long. A write to a socket has no
 * timeout of its own: without this, whoever asks and does not read holds for ever what the answer
 * needs.
 */
public final class StalledCallers implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StalledCallers.class);

  /** How often to look, as a part of the patience. */
  private static final int LOOKS = 4;

  private final Duration patience;
  private final ScheduledFuture<?> looking;

  /** Answers are sent by the thread of their connection, one after the other. */
  private final Map<Thread, GuardedStream> streams = new ConcurrentHashMap<>();

  private final Map<Thread, Wait> answers = new ConcurrentHashMap<>();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("stalled-callers").factory());

  /**
   * Begins to watch.
   *
   * @param patience how long one piece of a stream may take, or any other answer as a whole, give
   *     or take a quarter
   */
  public StalledCallers(Duration patience) {
    this.patience = patience;
    long pause = patience.dividedBy(LOOKS).toNanos();
    looking = watch.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.NANOSECONDS);
  }

  /** The same stream, for the calling thread, watched until it is closed. */
  GuardedStream guard(OutputStream out) {
    Thread sender = Thread.currentThread();
    GuardedStream guarded =
        new GuardedStream(out, patience, closed -> streams.remove(sender, closed));
    streams.put(sender, guarded);
    return guarded;
  }

  /**
   * Watches an answer that is sent at once. However short it is: whoever asks for many, one behind
   * the other, and reads none fills every buffer.
   */
  public void watch(ServerResponse response) {
    response.beforeSend(this::begin);
    response.whenSent(this::end);
  }

  private void begin() {
    // A stream is watched piece by piece.
    if (!streams.containsKey(Thread.currentThread())) {
      answers.put(Thread.currentThread(), new Wait());
    }
  }

  private void end() {
    Wait wait = answers.remove(Thread.currentThread());
    if (wait != null && wait.end()) {
      LOG.warn("a caller was cut off at the end of its answer: it took longer than {}", patience);
    }
  }

  private void look() {
    long now = System.nanoTime();
    streams.values().forEach(stream -> stream.cutIfStalled(now));
    answers.values().forEach(wait -> wait.cutIfLongerThan(patience, now));
    answers.values().removeIf(Wait::isAbandoned);
  }

  /** Watches no longer. */
  @Override
  public void close() {
    looking.cancel(false);
    watch.shutdown();
  }
}

package io.riskhub.cli.monitor;

import io.riskhub.cli.monitor.check.State;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Repeats a check until somebody ends it. */
final class Watch {

  private Watch() {}

  /** Pauses between two checks. */
  interface Pause {
    void of(Duration span) throws InterruptedException;
  }

  /**
   * Checks again and again, {@code every} span after the end of the last one.
   *
   * @return the last state, when interrupted; Ctrl-C ends the process before that
   */
  static State forever(Callable<State> check, Duration every, Pause pause) throws Exception {
    State last = check.call();
    try {
      while (!Thread.currentThread().isInterrupted()) {
        pause.of(every);
        last = check.call();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return last;
  }

  static void sleep(Duration span) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(span.toNanos());
  }
}

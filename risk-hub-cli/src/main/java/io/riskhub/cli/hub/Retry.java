package io.riskhub.cli.hub;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Tries again until a deadline, with exponential backoff and full jitter. */
final class Retry {

  private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(2);

  private final LongSupplier nanoTime;
  private final DoubleSupplier jitter;
  private final Sleeper sleeper;

  Retry(LongSupplier nanoTime, DoubleSupplier jitter, Sleeper sleeper) {
    this.nanoTime = nanoTime;
    this.jitter = jitter;
    this.sleeper = sleeper;
  }

  /** On the machine's clock. */
  static Retry standard() {
    return new Retry(
        System::nanoTime,
        () -> ThreadLocalRandom.current().nextDouble(),
        wait -> TimeUnit.NANOSECONDS.sleep(wait.toNanos()));
  }

  /** Pauses the thread. */
  interface Sleeper {
    void sleep(Duration wait) throws InterruptedException;
  }

  /** One try; it must itself end within {@code remaining}. */
  interface Attempt<T> {
    Try<T> within(Duration remaining) throws InterruptedException;
  }

  /** What came of one try. */
  sealed interface Try<T> {

    /** It is over: success, or an answer that another try would not change. */
    record Done<T>(T value) implements Try<T> {}

    /** Worth another try, not before {@code retryAfter} when the other side said so. */
    record Failed<T>(String reason, @Nullable Duration retryAfter) implements Try<T> {}

    /** Ended by the deadline: says less about the trouble than a try that failed before it. */
    record CutShort<T>(String reason) implements Try<T> {}
  }

  /**
   * Tries until done; the last failure when the next try could not begin before the deadline.
   *
   * @param onRetry hears of each failed try that another will follow, and of the wait before it
   */
  <T> Try<T> run(Duration timeout, Attempt<T> attempt, BiConsumer<String, Duration> onRetry)
      throws InterruptedException {
    long start = nanoTime.getAsLong();
    String told = null;
    for (int tries = 1; ; tries++) {
      Duration remaining = timeout.minusNanos(nanoTime.getAsLong() - start);
      switch (attempt.within(remaining)) {
        case Try.Done<T> done -> {
          return done;
        }
        case Try.CutShort<T> cut -> {
          return new Try.Failed<>((told == null ? cut.reason() : told) + after(tries), null);
        }
        case Try.Failed<T> failed -> {
          Duration wait = failed.retryAfter() == null ? backoff(tries) : failed.retryAfter();
          Duration left = timeout.minusNanos(nanoTime.getAsLong() - start);
          if (wait.compareTo(left) >= 0) {
            return new Try.Failed<>(failed.reason() + after(tries), failed.retryAfter());
          }
          told = failed.reason();
          onRetry.accept(told, wait);
          sleeper.sleep(wait);
        }
      }
    }
  }

  private static String after(int tries) {
    return tries == 1 ? "" : ", after " + tries + " tries";
  }

  private Duration backoff(int tries) {
    long ceiling =
        Math.min(LONGEST_BACKOFF.toNanos(), FIRST_BACKOFF.toNanos() << Math.min(tries - 1, 20));
    return Duration.ofNanos((long) (ceiling * jitter.getAsDouble()));
  }
}

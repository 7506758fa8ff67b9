package io.riskhub.client.retry;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Tries again until a deadline, with exponential backoff and full jitter. */
public final class Retry {

  private final RetryPolicy policy;
  private final LongSupplier nanoTime;
  private final DoubleSupplier jitter;
  private final Sleeper sleeper;

  public Retry(RetryPolicy policy, LongSupplier nanoTime, DoubleSupplier jitter, Sleeper sleeper) {
    this.policy = policy;
    this.nanoTime = nanoTime;
    this.jitter = jitter;
    this.sleeper = sleeper;
  }

  /** On the machine's clock. */
  public static Retry standard(RetryPolicy policy) {
    return new Retry(
        policy,
        System::nanoTime,
        () -> ThreadLocalRandom.current().nextDouble(),
        wait -> TimeUnit.NANOSECONDS.sleep(wait.toNanos()));
  }

  /** Pauses the thread. */
  public interface Sleeper {
    void sleep(Duration wait) throws InterruptedException;
  }

  /** One try; it must itself end within {@code remaining}. */
  public interface Attempt<T> {
    Try<T> within(Duration remaining) throws InterruptedException;
  }

  /** Hears of the tries of one call, from the thread that makes them. */
  public interface Observer {

    /** Try number {@code attempt}, from 1, begins. */
    void attempt(int attempt);

    /** Try number {@code attempt} failed, and another follows after {@code wait}. */
    void retry(int attempt, String reason, Duration wait);
  }

  /** What came of one try. */
  public sealed interface Try<T> {

    /** It is over: success, or an answer that another try would not change. */
    record Done<T>(T value) implements Try<T> {}

    /** Worth another try, not before {@code retryAfter} when the other side said so. */
    record Failed<T>(String reason, @Nullable Duration retryAfter) implements Try<T> {}

    /** Failed, and another try would fail alike. */
    record Hopeless<T>(String reason) implements Try<T> {}

    /** Ended by the deadline: says less about the trouble than a try that failed before it. */
    record CutShort<T>(String reason) implements Try<T> {}
  }

  /** What came of all tries. */
  public sealed interface Ending<T> {

    /** The value of the try that was done. */
    record Done<T>(T value) implements Ending<T> {}

    /**
     * No try was done, and no further one may begin.
     *
     * @param reason what was wrong at last
     * @param attempts how often it was tried
     * @param retryAfter how long the other side asks to wait, when it said so at last
     * @param mayPass whether it may fare better later
     */
    record GaveUp<T>(String reason, int attempts, @Nullable Duration retryAfter, boolean mayPass)
        implements Ending<T> {}
  }

  /** How long a call may try. */
  public Duration deadline() {
    return policy.deadline();
  }

  /** The time by which a deadline that begins now is measured; for {@link #run}. */
  public long begin() {
    return nanoTime.getAsLong();
  }

  /**
   * Tries until done, or until the next try could not begin before the deadline.
   *
   * @param start when the deadline began, as {@link #begin} told
   */
  public <T> Ending<T> run(long start, Attempt<T> attempt, Observer observer)
      throws InterruptedException {
    String told = null;
    for (int tries = 1; ; tries++) {
      observer.attempt(tries);
      switch (attempt.within(left(start))) {
        case Try.Done<T> done -> {
          return new Ending.Done<>(done.value());
        }
        case Try.Hopeless<T> hopeless -> {
          return new Ending.GaveUp<>(hopeless.reason(), tries, null, false);
        }
        case Try.CutShort<T> cut -> {
          return new Ending.GaveUp<>(told == null ? cut.reason() : told, tries, null, true);
        }
        case Try.Failed<T> failed -> {
          told = failed.reason();
          Duration wait =
              failed.retryAfter() == null
                  ? policy.backoff(tries, jitter.getAsDouble())
                  : failed.retryAfter();
          if (tries >= policy.maxAttempts() || wait.compareTo(left(start)) >= 0) {
            return new Ending.GaveUp<>(told, tries, failed.retryAfter(), true);
          }
          observer.retry(tries, told, wait);
          sleeper.sleep(wait);
        }
      }
    }
  }

  private Duration left(long start) {
    return policy.deadline().minusNanos(nanoTime.getAsLong() - start);
  }
}

package io.riskhub.hub.snapshot.cache;

import io.riskhub.hub.snapshot.StorageUnavailableException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this hub's knowledge of the {@link CacheEra} fresh, and makes the others' fresh where a
 * commit depends on it. While the database is away no hub can commit, so what was known stays true.
 */
public final class CacheTrust implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CacheTrust.class);

  private static final Duration LOOK = Duration.ofMillis(200);

  /** Who has not looked for so long, because the process stood still, does not trust the cache. */
  private static final Duration FRESH = Duration.ofMillis(700);

  /** When every hub has looked, or knows that it has not. */
  private static final Duration HEARD = Duration.ofSeconds(1);

  /** How long the cache must have worked before it is trusted again. */
  private static final Duration PROBATION = Duration.ofSeconds(2);

  /** What is known, and since when. */
  private record Known(CacheEra.State state, long atNanos, boolean databaseAway) {}

  private final CacheEra era;
  private final BooleanSupplier works;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("cache-trust").unstarted(task));
  private final long trustedFromNanos = System.nanoTime() + HEARD.toNanos();
  private volatile Known known;
  private long distrustedEra = -1;
  private long distrustedNanos;
  private long workingSinceNanos = System.nanoTime();

  /**
   * Begins to look.
   *
   * @param shares whether this hub has a part in the cache: then a new era begins
   * @param works whether the cache can be reached now
   */
  public CacheTrust(CacheEra era, boolean shares, BooleanSupplier works) {
    this.era = era;
    this.works = works;
    if (shares) {
      era.begin();
    }
    known = new Known(era.state(), System.nanoTime(), false);
    Object unused =
        looking.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The era whose entries may be trusted, or -1 when none may be. */
  public long era() {
    long now = System.nanoTime();
    Known latest = known;
    boolean fresh = latest.databaseAway() || now - latest.atNanos() < FRESH.toNanos();
    return latest.state().trusted() && fresh && now - trustedFromNanos > 0
        ? latest.state().number()
        : -1;
  }

  /** The era that this hub knows of, trusted or not. */
  public long writes() {
    return known.state().number();
  }

  /**
   * A commit could not be told to the cache: returns when no hub trusts the cache any more.
   *
   * @throws StorageUnavailableException when the database is out of reach
   */
  public synchronized void distrust() {
    long number = era.distrust();
    if (number != distrustedEra) {
      LOG.warn("the shared cache is not trusted for now: it could not be told of a commit");
      distrustedEra = number;
      distrustedNanos = System.nanoTime();
    }
    long left = distrustedNanos + HEARD.toNanos() - System.nanoTime();
    if (left > 0) {
      waitFor(left);
    }
  }

  private static void waitFor(long nanos) {
    try {
      TimeUnit.NANOSECONDS.sleep(nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageUnavailableException("the wait for other hubs was interrupted", e);
    }
  }

  private void look() {
    try {
      long before = System.nanoTime();
      CacheEra.State state = era.state();
      known = new Known(state, before, false);
      if (!works.getAsBoolean()) {
        workingSinceNanos = System.nanoTime();
      } else if (!state.trusted() && System.nanoTime() - workingSinceNanos > PROBATION.toNanos()) {
        era.restore(state);
        LOG.info("the shared cache is trusted again");
      }
    } catch (StorageUnavailableException e) {
      known = new Known(known.state(), known.atNanos(), true);
    } catch (RuntimeException e) {
      LOG.error("the state of the shared cache cannot be read", e);
    }
  }

  @Override
  public void close() {
    looking.shutdownNow();
  }
}

package io.riskhub.hub.snapshot.cache;

import io.riskhub.hub.snapshot.StorageUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this hub's knowledge of the {@link CacheEra} fresh, and makes the others' fresh where a
 * commit depends on it. While the database refuses to be asked no hub can commit, so what was known
 * stays true.
 */
public final class CacheTrust implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CacheTrust.class);

  private static final Duration LOOK = Duration.ofMillis(200);

  /** Who has not looked for so long, because the process stood still, does not trust the cache. */
  private static final Duration FRESH = Duration.ofMillis(700);

  /** When every hub has looked, or knows that it has not. */
  private static final Duration HEARD = Duration.ofSeconds(1);

  /** How long nothing may have gone wrong before the cache is trusted again. */
  private static final Duration PROBATION = Duration.ofSeconds(3);

  /**
   * What is known.
   *
   * @param lookedNanos when the last look began that was answered, be it with a refusal
   * @param lookedMillis the same by the clock, which goes on while a machine is suspended
   * @param sinceNanos since when it has been so
   */
  private record Known(
      CacheEra.State state, long lookedNanos, long lookedMillis, long sinceNanos) {}

  private final CacheEra era;
  private final Supplier<Optional<String>> server;
  private final Clock clock;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("cache-trust").unstarted(task));
  private final ReentrantLock distrusting = new ReentrantLock();
  private final long trustedFromNanos;
  private volatile Known known;
  private long distrustedEra = -1;
  private long distrustedNanos;

  /**
   * Begins to look.
   *
   * @param shares whether this hub has a part in the cache: then a new era begins
   * @param server the cache's server process that this hub reaches now, if it does
   */
  public CacheTrust(CacheEra era, boolean shares, Supplier<Optional<String>> server, Clock clock) {
    this.era = era;
    this.server = server;
    this.clock = clock;
    if (shares) {
      era.begin();
    }
    trustedFromNanos = System.nanoTime() + HEARD.toNanos();
    long nanos = System.nanoTime();
    long millis = clock.millis();
    known = new Known(era.state(), nanos, millis, nanos);
    Object unused =
        looking.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The mark of the entries that may be trusted, or nothing when none may be. */
  public Optional<String> mark() {
    // Read once: what is trusted by one look must not be as fresh as another.
    Known latest = known;
    CacheEra.State state = latest.state();
    return state.trusted()
            && isFresh(latest)
            && System.nanoTime() - trustedFromNanos > 0
            && server.get().filter(state.server()::equals).isPresent()
        ? Optional.of(state.mark())
        : Optional.empty();
  }

  private boolean isFresh(Known latest) {
    return System.nanoTime() - latest.lookedNanos() < FRESH.toNanos()
        && Math.abs(clock.millis() - latest.lookedMillis()) < FRESH.toMillis();
  }

  /** The mark of what is written now, trusted or not. */
  public String writes() {
    return known.state().mark();
  }

  /**
   * Whether that is the server process that counts for all hubs; asks, when this hub has not looked
   * lately.
   */
  public boolean counts(String reached) {
    return latest().server().equals(reached);
  }

  /** Whether any hub has ever shared a cache; asks, when this hub has not looked lately. */
  public boolean isShared() {
    return latest().number() > 0;
  }

  private CacheEra.State latest() {
    Known latest = known;
    return isFresh(latest) ? latest.state() : era.state();
  }

  /**
   * A commit could not be told to the cache: returns when no hub trusts the cache any more.
   *
   * @throws StorageUnavailableException when the database is out of reach
   */
  public void distrust() {
    long number = era.distrust().number();
    long left;
    distrusting.lock();
    try {
      if (number != distrustedEra) {
        LOG.warn("the shared cache is not trusted for now: it could not be told of a commit");
        distrustedEra = number;
        distrustedNanos = System.nanoTime();
      }
      left = distrustedNanos + HEARD.toNanos() - System.nanoTime();
    } finally {
      distrusting.unlock();
    }
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
    long nanos = System.nanoTime();
    long millis = clock.millis();
    Known before = known;
    try {
      CacheEra.State state = era.state();
      boolean same = state.equals(before.state());
      known = new Known(state, nanos, millis, same ? before.sinceNanos() : nanos);
      server.get().ifPresent(reached -> settle(state, reached));
    } catch (StorageUnavailableException e) {
      if (System.nanoTime() - nanos < FRESH.toNanos()) {
        known = new Known(before.state(), nanos, millis, before.sinceNanos());
      }
    } catch (Throwable e) {
      // Also an error: a task that ends in one is never run again.
      LOG.error("the state of the shared cache cannot be read", e);
    }
  }

  /** Agrees with the other hubs on the server, and on trust in it. */
  private void settle(CacheEra.State state, String reached) {
    if (!reached.equals(state.server())) {
      era.move(state, reached);
    } else if (!state.trusted() && System.nanoTime() - known.sinceNanos() > PROBATION.toNanos()) {
      era.restore(state);
      LOG.info("the shared cache is trusted");
    }
  }

  @Override
  public void close() {
    looking.shutdownNow();
    era.close();
  }
}

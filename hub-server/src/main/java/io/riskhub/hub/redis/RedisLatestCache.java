package io.riskhub.hub.redis;

import io.riskhub.contract.Snapshot;
import io.riskhub.hub.health.HealthCheck;
import io.riskhub.hub.snapshot.LatestCache;
import io.riskhub.hub.snapshot.StorageUnavailableException;
import io.riskhub.hub.snapshot.cache.CacheEra;
import io.riskhub.hub.snapshot.cache.CacheMeter;
import io.riskhub.hub.snapshot.cache.CacheTrust;
import io.riskhub.hub.snapshot.cache.Flights;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The newest snapshots in a Redis that any number of hubs share, and a part of them in this
 * process. A read is answered from memory when Redis has confirmed, after the read began, that
 * nothing has changed; one round trip confirms it to all who wait. While Redis is away, slow, or
 * has not been told of a commit, the store answers.
 */
public final class RedisLatestCache implements LatestCache, HealthCheck, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RedisLatestCache.class);

  private static final int MOST_FILLS = 1_000;

  /** Time for the patience of a connection, with room for a large batch. */
  private static final Duration COMMIT_PATIENCE = RedisServer.PATIENCE.multipliedBy(2);

  private final SharedLatest shared;
  private final NearCache near;
  private final ChangeFeed feed;
  private final CacheTrust trust;
  private final CacheMeter meter;
  private final Function<String, Optional<Snapshot>> store;
  private final Clock clock;
  private final RedisServer server;
  private final Set<String> filling = ConcurrentHashMap.newKeySet();
  private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();
  private final Flights<Snapshot> flights = new Flights<>();

  /**
   * Connects in the background; until that is done the store answers.
   *
   * @param maxNearBytes of JSON to keep in this process
   * @param store gives a world's newest snapshot that is alive
   */
  public RedisLatestCache(
      RedisServer server,
      CacheEra era,
      long maxNearBytes,
      Function<String, Optional<Snapshot>> store,
      CacheMeter meter,
      Clock clock) {
    this.server = server;
    this.shared = new SharedLatest(server);
    this.near = new NearCache(maxNearBytes);
    this.store = store;
    this.meter = meter;
    this.clock = clock;
    this.feed = new ChangeFeed(server, LatestKeys.PREFIX, near::changed, near::allChanged);
    this.trust = new CacheTrust(era, true, feed::runId, clock);
  }

  @Override
  public Optional<Snapshot> newest(
      String worldId, Instant now, Supplier<Optional<Snapshot>> fromStore) {
    Optional<String> mark = trusted();
    if (mark.isEmpty()) {
      return bypass(worldId, now, fromStore);
    }
    Optional<Snapshot> kept =
        near.find(worldId, mark.get()).filter(snapshot -> !snapshot.isExpired(now));
    if (kept.isPresent()) {
      return answered(CacheMeter.Result.NEAR, kept);
    }
    try {
      return shared(worldId, mark.get(), now, fromStore);
    } catch (JedisException e) {
      LOG.debug("{} is passed by", server, e);
      return bypass(worldId, now, fromStore);
    }
  }

  /** The mark of what may be trusted, once every change before this call is known. */
  private Optional<String> trusted() {
    return trust.mark().isPresent() && feed.sync() ? trust.mark() : Optional.empty();
  }

  private Optional<Snapshot> shared(
      String worldId, String mark, Instant now, Supplier<Optional<Snapshot>> fromStore) {
    NearCache.Stamp stamp = near.stamp(worldId);
    return switch (shared.read(worldId, mark)) {
      case SharedLatest.Found.Held held -> {
        // Another server may have answered than the one that is heard, with older data.
        if (held.snapshot().isExpired(now) || !trusted().equals(Optional.of(mark))) {
          yield bypass(worldId, now, fromStore);
        }
        near.keep(held.snapshot(), mark, stamp);
        yield answered(CacheMeter.Result.SHARED, Optional.of(held.snapshot()));
      }
      case SharedLatest.Found.Lease lease -> {
        Optional<Snapshot> newest = stored(worldId, now, fromStore);
        newest.ifPresent(snapshot -> put(snapshot, mark, lease));
        yield answered(CacheMeter.Result.MISS, newest);
      }
    };
  }

  private void put(Snapshot newest, String mark, SharedLatest.Found.Lease lease) {
    try {
      Object unused =
          bounded(
              () -> {
                shared.put(newest, mark, lease);
                return List.of();
              });
    } catch (JedisException e) {
      LOG.debug("{} does not take {}", server, newest.key(), e);
    }
  }

  private Optional<Snapshot> bypass(
      String worldId, Instant now, Supplier<Optional<Snapshot>> fromStore) {
    return answered(CacheMeter.Result.BYPASS, stored(worldId, now, fromStore));
  }

  private Optional<Snapshot> stored(
      String worldId, Instant now, Supplier<Optional<Snapshot>> fromStore) {
    Optional<Snapshot> newest = flights.ask(worldId, fromStore);
    // Who asked may have gone by a clock a moment earlier.
    return newest.filter(snapshot -> snapshot.isExpired(now)).isPresent()
        ? fromStore.get()
        : newest;
  }

  private Optional<Snapshot> answered(CacheMeter.Result result, Optional<Snapshot> answer) {
    meter.answered(result);
    return answer;
  }

  @Override
  public void committed(List<Snapshot> snapshots, Instant now) {
    List<Snapshot> alive = snapshots.stream().filter(snapshot -> !snapshot.isExpired(now)).toList();
    if (!alive.isEmpty() && !isTold(alive)) {
      trust.distrust();
    }
  }

  private boolean isTold(List<Snapshot> committed) {
    // What another server than the others' is told, nobody hears.
    if (feed.runId().filter(trust::counts).isEmpty()) {
      return false;
    }
    try {
      bounded(() -> shared.commit(committed, trust.writes())).forEach(this::fillSoon);
      return true;
    } catch (JedisDataException e) {
      LOG.warn("{} does not take what was committed: {}", server, e.getMessage());
      return isForgotten(committed);
    } catch (JedisException e) {
      LOG.debug("{} could not be told of a commit", server, e);
      return false;
    }
  }

  /** As good as told: whoever finds nothing asks the store. */
  private boolean isForgotten(List<Snapshot> committed) {
    try {
      Object unused =
          bounded(
              () -> {
                shared.forget(committed);
                return List.of();
              });
      return true;
    } catch (JedisException e) {
      LOG.debug("{} could not be told of a commit", server, e);
      return false;
    }
  }

  /**
   * A time-out of the socket is for reading from it: a write to a server that stands still hangs.
   */
  private List<Snapshot> bounded(Callable<List<Snapshot>> work) {
    Future<List<Snapshot>> done = tasks.submit(work);
    try {
      return done.get(COMMIT_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // Closes the socket that it hangs at.
      done.cancel(true);
      throw new JedisException(server + " takes too long", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof JedisException cause ? cause : new JedisException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JedisException("interrupted", e);
    }
  }

  /** For readers of Redis that do not ask a hub. */
  private void fillSoon(Snapshot committed) {
    String world = committed.key().worldId();
    if (filling.size() < MOST_FILLS && filling.add(world)) {
      Object unused = tasks.submit(() -> fill(world));
    }
  }

  private void fill(String world) {
    filling.remove(world);
    try {
      newest(world, clock.instant(), () -> store.apply(world));
    } catch (StorageUnavailableException e) {
      LOG.debug("the newest snapshot of {} is not put into {}", world, server, e);
    }
  }

  @Override
  public String part() {
    return "redis";
  }

  @Override
  public boolean isEssential() {
    return false;
  }

  @Override
  public Optional<String> problem() {
    if (feed.runId().isEmpty()) {
      return Optional.of("%s does not answer: %s".formatted(server, feed.trouble()));
    }
    return trust.mark().isEmpty()
        ? Optional.of(server + " is not trusted: a hub could lately not tell it of a commit")
        : Optional.empty();
  }

  @Override
  public void close() {
    tasks.shutdownNow();
    trust.close();
    feed.close();
  }
}

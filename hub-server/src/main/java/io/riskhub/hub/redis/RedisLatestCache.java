package io.riskhub.hub.redis;

import io.riskhub.contract.Snapshot;
import io.riskhub.hub.health.HealthCheck;
import io.riskhub.hub.snapshot.LatestCache;
import io.riskhub.hub.snapshot.StorageUnavailableException;
import io.riskhub.hub.snapshot.cache.CacheEra;
import io.riskhub.hub.snapshot.cache.CacheMeter;
import io.riskhub.hub.snapshot.cache.CacheTrust;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

  private final SharedLatest shared;
  private final NearCache near;
  private final ChangeFeed feed;
  private final CacheTrust trust;
  private final CacheMeter meter;
  private final Function<String, Optional<Snapshot>> store;
  private final Clock clock;
  private final RedisServer server;
  private final Set<String> filling = ConcurrentHashMap.newKeySet();
  private final ExecutorService fills = Executors.newVirtualThreadPerTaskExecutor();

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
    this.trust = new CacheTrust(era, true, () -> feed.runId().isPresent());
  }

  @Override
  public Optional<Snapshot> newest(
      String worldId, Instant now, Supplier<Optional<Snapshot>> fromStore) {
    Optional<String> era = trustedEra();
    if (era.isEmpty()) {
      return answered(CacheMeter.Result.BYPASS, fromStore.get());
    }
    Optional<Snapshot> kept =
        near.find(worldId, era.get()).filter(snapshot -> !snapshot.isExpired(now));
    if (kept.isPresent()) {
      return answered(CacheMeter.Result.NEAR, kept);
    }
    try {
      return shared(worldId, era.get(), now, fromStore);
    } catch (JedisException e) {
      LOG.debug("{} is passed by", server, e);
      return answered(CacheMeter.Result.BYPASS, fromStore.get());
    }
  }

  private Optional<Snapshot> shared(
      String worldId, String era, Instant now, Supplier<Optional<Snapshot>> fromStore) {
    long stamp = near.stamp(worldId);
    return switch (shared.read(worldId, era)) {
      case SharedLatest.Found.Held held -> {
        // Another server may have answered than the one that is heard, with older data.
        if (held.snapshot().isExpired(now) || !trustedEra().equals(Optional.of(era))) {
          yield answered(CacheMeter.Result.BYPASS, fromStore.get());
        }
        near.keep(held.snapshot(), era, stamp);
        yield answered(CacheMeter.Result.SHARED, Optional.of(held.snapshot()));
      }
      case SharedLatest.Found.Lease lease -> {
        Optional<Snapshot> newest = fromStore.get();
        newest.ifPresent(snapshot -> put(snapshot, era, lease));
        yield answered(CacheMeter.Result.MISS, newest);
      }
    };
  }

  private void put(Snapshot newest, String era, SharedLatest.Found.Lease lease) {
    try {
      shared.put(newest, era, lease);
    } catch (JedisException e) {
      LOG.debug("{} does not take {}", server, newest.key(), e);
    }
  }

  private Optional<Snapshot> answered(CacheMeter.Result result, Optional<Snapshot> answer) {
    meter.answered(result);
    return answer;
  }

  /** The era whose entries may be trusted, once every change before this call is known. */
  private Optional<String> trustedEra() {
    long number = trust.era();
    return number > 0 && feed.sync()
        ? feed.runId().map(run -> run + "/" + number)
        : Optional.empty();
  }

  @Override
  public void committed(List<Snapshot> snapshots, Instant now) {
    List<Snapshot> alive = snapshots.stream().filter(snapshot -> !snapshot.isExpired(now)).toList();
    if (alive.isEmpty()) {
      return;
    }
    try {
      String run =
          feed.runId().orElseThrow(() -> new JedisException(server + ": " + feed.trouble()));
      shared.commit(alive, run + "/" + trust.writes()).forEach(this::fillSoon);
    } catch (JedisException e) {
      LOG.debug("{} could not be told of a commit", server, e);
      trust.distrust();
    }
  }

  /** For readers of Redis that do not ask a hub. */
  private void fillSoon(Snapshot committed) {
    String world = committed.key().worldId();
    if (filling.size() < MOST_FILLS && filling.add(world)) {
      Object unused = fills.submit(() -> fill(world));
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
    return feed.runId().isEmpty()
        ? Optional.of("%s does not answer: %s".formatted(server, feed.trouble()))
        : Optional.empty();
  }

  @Override
  public void close() {
    fills.shutdownNow();
    trust.close();
    feed.close();
  }
}

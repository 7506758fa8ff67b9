package io.riskhub.hub;

import io.riskhub.contract.Snapshot;
import io.riskhub.hub.health.HealthCheck;
import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.snapshot.JdbcCacheEra;
import io.riskhub.hub.redis.RedisLatestCache;
import io.riskhub.hub.redis.RedisServer;
import io.riskhub.hub.snapshot.LatestCache;
import io.riskhub.hub.snapshot.SnapshotQuery;
import io.riskhub.hub.snapshot.SnapshotRepository;
import io.riskhub.hub.snapshot.cache.CacheMeter;
import io.riskhub.hub.snapshot.cache.CacheTrust;
import io.riskhub.hub.snapshot.cache.FencedLatestCache;
import io.riskhub.hub.snapshot.cache.InProcessLatestCache;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The cache of newest snapshots that fits where they are stored.
 *
 * @param cache the cache
 * @param checks how it is
 */
record LatestCaches(LatestCache cache, List<HealthCheck> checks) {

  private static final long NEAR_BYTES = 64L << 20;

  /** Makes the cache of a process that stores snapshots. */
  static LatestCaches open(
      Parts parts,
      HubConfig config,
      Optional<RedisServer> redis,
      Database database,
      SnapshotRepository repository,
      CacheMeter meter,
      Clock clock) {
    if (redis.isPresent()) {
      RedisLatestCache cache =
          parts.add(
              new RedisLatestCache(
                  redis.get(),
                  new JdbcCacheEra(database),
                  NEAR_BYTES,
                  world -> newest(repository, world, clock),
                  meter,
                  clock));
      return new LatestCaches(cache, List.of(cache));
    }
    return new LatestCaches(
        config.dsn().isEmpty()
            ? new InProcessLatestCache(NEAR_BYTES)
            : fenced(parts, database, clock),
        List.of());
  }

  /** Others may write to the same database; a near cache would not hear of it. */
  private static LatestCache fenced(Parts parts, Database database, Clock clock) {
    return new FencedLatestCache(
        parts.add(new CacheTrust(new JdbcCacheEra(database), false, Optional::empty, clock)));
  }

  private static Optional<Snapshot> newest(
      SnapshotRepository repository, String world, Clock clock) {
    return repository.list(SnapshotQuery.newest(world).liveAt(clock.instant())).stream()
        .findFirst();
  }
}

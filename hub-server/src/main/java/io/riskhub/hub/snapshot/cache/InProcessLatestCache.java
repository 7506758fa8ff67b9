package io.riskhub.hub.snapshot.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.riskhub.contract.Snapshot;
import io.riskhub.hub.snapshot.LatestCache;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A cache in this process, for a hub that is its store's only writer: another writer's snapshots
 * would not be heard of here.
 */
public final class InProcessLatestCache implements LatestCache {

  private final Cache<String, Snapshot> newest;

  /** A cache that holds snapshots of at most {@code maxBytes} of JSON in all. */
  public InProcessLatestCache(long maxBytes) {
    newest =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher((String worldId, Snapshot snapshot) -> snapshot.json().length())
            .build();
  }

  @Override
  public Optional<Snapshot> newest(
      String worldId, Instant now, Supplier<Optional<Snapshot>> store) {
    Snapshot held = newest.getIfPresent(worldId);
    if (isAlive(held, now)) {
      return Optional.ofNullable(held);
    }
    // The store is asked under the entry's lock. Of a snapshot that is committed meanwhile the
    // entry
    // is told after the answer is in, so an answer from before the commit cannot stay.
    return Optional.ofNullable(
        newest
            .asMap()
            .compute(
                worldId,
                (world, current) -> isAlive(current, now) ? current : store.get().orElse(null)));
  }

  @Override
  public void committed(List<Snapshot> snapshots, Instant now) {
    for (Snapshot snapshot : snapshots) {
      newest.asMap().compute(snapshot.key().worldId(), (world, held) -> newer(held, snapshot, now));
    }
  }

  /** Nothing when nothing alive is held: the store may have a newer one than {@code committed}. */
  private static @Nullable Snapshot newer(
      @Nullable Snapshot held, Snapshot committed, Instant now) {
    if (held == null || held.isExpired(now)) {
      return null;
    }
    return Snapshot.BY_RECENCY.compare(held, committed) > 0 ? held : committed;
  }

  private static boolean isAlive(@Nullable Snapshot snapshot, Instant now) {
    return snapshot != null && !snapshot.isExpired(now);
  }
}

package io.riskhub.hub.redis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.riskhub.contract.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;

/** What this process keeps of the shared cache, until it hears that it was changed. */
final class NearCache {

  private static final int STAMPS = 4_096;

  /** An entry and the era that it was read in. */
  private record Kept(String era, Snapshot snapshot) {}

  private final Cache<String, Kept> kept;

  /** Each counts the changes of the worlds that share it. */
  private final AtomicLongArray changes = new AtomicLongArray(STAMPS);

  /** Keeps snapshots of at most {@code maxBytes} of JSON in all. */
  NearCache(long maxBytes) {
    kept =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher((String worldId, Kept entry) -> entry.snapshot().json().length())
            .build();
  }

  Optional<Snapshot> find(String worldId, String era) {
    Kept entry = kept.getIfPresent(worldId);
    return entry != null && entry.era().equals(era)
        ? Optional.of(entry.snapshot())
        : Optional.empty();
  }

  /** To be taken before the shared cache is read. */
  long stamp(String worldId) {
    return changes.get(place(worldId));
  }

  /** Keeps what was read, unless it was changed since {@code stamp}. */
  void keep(Snapshot snapshot, String era, long stamp) {
    String world = snapshot.key().worldId();
    Object unused =
        kept.asMap()
            .compute(
                world,
                (key, present) ->
                    changes.get(place(world)) == stamp ? new Kept(era, snapshot) : present);
  }

  /** The entries of these keys were changed. */
  void changed(List<String> keys) {
    keys.stream().flatMap(key -> LatestKeys.world(key).stream()).distinct().forEach(this::forget);
  }

  /** Any may have been changed. */
  void allChanged() {
    for (int i = 0; i < STAMPS; i++) {
      changes.getAndIncrement(i);
    }
    kept.invalidateAll();
  }

  private void forget(String world) {
    changes.getAndIncrement(place(world));
    kept.invalidate(world);
  }

  private static int place(String worldId) {
    return Math.floorMod(worldId.hashCode(), STAMPS);
  }
}

package io.riskhub.hub.redis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.riskhub.contract.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** What this process keeps of the shared cache, until it hears that it was changed. */
final class NearCache {

  private static final int STAMPS = 4_096;

  /** An entry, the era that it was read in, and what {@link #flushes} was when it was kept. */
  private record Kept(String era, long flush, Snapshot snapshot) {}

  private final Cache<String, Kept> kept;

  /** Each counts the changes of the worlds that share it. */
  private final AtomicLongArray changes = new AtomicLongArray(STAMPS);

  /** Counts the times that all was changed: an entry on its way in may escape its removal. */
  private final AtomicLong flushes = new AtomicLong();

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
    return entry != null && entry.era().equals(era) && entry.flush() == flushes.get()
        ? Optional.of(entry.snapshot())
        : Optional.empty();
  }

  /** What was known to have changed before the shared cache was read. */
  record Stamp(long changes, long flush) {}

  /** To be taken before the shared cache is read. */
  Stamp stamp(String worldId) {
    return new Stamp(changes.get(place(worldId)), flushes.get());
  }

  /** Keeps what was read, unless it was changed since {@code stamp}. */
  void keep(Snapshot snapshot, String era, Stamp stamp) {
    String world = snapshot.key().worldId();
    Object unused =
        kept.asMap()
            .compute(
                world,
                (key, present) ->
                    changes.get(place(world)) == stamp.changes()
                        ? new Kept(era, stamp.flush(), snapshot)
                        : present);
  }

  /** The entries of these keys were changed. */
  void changed(List<String> keys) {
    keys.stream().flatMap(key -> LatestKeys.world(key).stream()).distinct().forEach(this::forget);
  }

  /** Any may have been changed. */
  void allChanged() {
    long unused = flushes.incrementAndGet();
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

package io.riskhub.hub.snapshot.cache;

import io.riskhub.contract.Snapshot;
import io.riskhub.hub.snapshot.LatestCache;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * No cache, for a process that has none while others on the same database may share one: it makes
 * sure that theirs is not trusted after a commit of which it cannot be told from here.
 */
public final class FencedLatestCache implements LatestCache {

  private final CacheTrust trust;

  public FencedLatestCache(CacheTrust trust) {
    this.trust = trust;
  }

  @Override
  public Optional<Snapshot> newest(
      String worldId, Instant now, Supplier<Optional<Snapshot>> store) {
    return store.get();
  }

  @Override
  public void committed(List<Snapshot> snapshots, Instant now) {
    if (!snapshots.isEmpty() && trust.isShared()) {
      trust.distrust();
    }
  }
}

package io.riskhub.hub.snapshot;

import io.riskhub.contract.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Spares the store the question for a world's newest snapshot. What it answers is never older than
 * a snapshot that was committed before the question and is alive.
 */
public interface LatestCache {

  /**
   * The newest snapshot of the world that is alive at {@code now}.
   *
   * @param store asks the store, when the answer is not at hand
   */
  Optional<Snapshot> newest(String worldId, Instant now, Supplier<Optional<Snapshot>> store);

  /**
   * Tells of snapshots that are in the store, before their pushes are answered. Whoever is told of
   * every one may keep its answers.
   */
  void committed(List<Snapshot> snapshots, Instant now);

  /** Remembers nothing, and so is right wherever others write to the same store. */
  static LatestCache none() {
    return new LatestCache() {
      @Override
      public Optional<Snapshot> newest(
          String worldId, Instant now, Supplier<Optional<Snapshot>> store) {
        return store.get();
      }

      @Override
      public void committed(List<Snapshot> snapshots, Instant now) {
        // Every read asks the store.
      }
    };
  }
}

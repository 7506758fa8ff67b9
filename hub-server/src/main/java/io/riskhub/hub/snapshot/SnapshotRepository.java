package io.riskhub.hub.snapshot;

import io.riskhub.contract.Snapshot;
import io.riskhub.contract.SnapshotKey;
import java.util.List;
import java.util.Optional;

/**
 * The durable store of snapshots and of the events that announce them. Safe for many threads, and
 * for many hubs on one store.
 *
 * <p>Every method throws {@link StorageUnavailableException} when the store cannot be reached or
 * cannot take more now.
 */
public interface SnapshotRepository {

  /**
   * Stores each snapshot whose key is not yet taken, with one outbox row for it, all in one
   * transaction that is committed and durable when this returns. A snapshot whose key is taken, be
   * it by an earlier one of the same batch, changes nothing.
   *
   * @param batch the snapshots in the order of their arrival
   * @return what became of each, in the same order
   */
  List<StoreResult> store(List<Snapshot> batch);

  /**
   * Adds another outbox row for a stored snapshot, durably, so that its event is published again.
   *
   * @return whether there is such a snapshot
   */
  boolean announceAgain(SnapshotKey key);

  /**
   * Stores a snapshot that others have announced, if its key is not yet taken. It is durable when
   * this returns, and is not announced again.
   */
  default StoreResult adopt(Snapshot snapshot) {
    return adopt(List.of(snapshot)).getFirst();
  }

  /** The same for several, in one transaction; what becomes of each is as in {@link #store}. */
  List<StoreResult> adopt(List<Snapshot> batch);

  /** The snapshot of that key, expired or not. */
  Optional<Snapshot> find(SnapshotKey key);

  /** The snapshots that match, newest first in the order of {@link Snapshot#BY_RECENCY}. */
  List<Snapshot> list(SnapshotQuery query);

  /** The newest snapshot of every world, expired or not, by world id. */
  List<WorldHead> newestOfEveryWorld();
}

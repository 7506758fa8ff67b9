package io.riskhub.hub.signal;

import io.riskhub.contract.SnapshotKey;
import io.riskhub.hub.snapshot.StorageUnavailableException;
import java.util.List;

/**
 * Where signals are kept, one for each snapshot and worker. Every method throws {@link
 * StorageUnavailableException} when the store cannot be reached.
 */
public interface SignalRepository {

  /**
   * Keeps a signal and announces it, in one transaction. What says the same as the signal that is
   * there changes and announces nothing; anything else takes its place.
   *
   * @return whether anything changed
   */
  boolean store(Signal signal);

  /** The signals about a snapshot, by the workers' names. */
  List<Signal> find(SnapshotKey snapshot);
}

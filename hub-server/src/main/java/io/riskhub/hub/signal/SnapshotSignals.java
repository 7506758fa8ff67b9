package io.riskhub.hub.signal;

import io.riskhub.contract.Snapshot;
import java.util.List;

/**
 * A snapshot and what was found about it.
 *
 * @param signals by the workers' names; none while no worker is done
 */
public record SnapshotSignals(Snapshot snapshot, List<Signal> signals) {

  public SnapshotSignals {
    signals = List.copyOf(signals);
  }
}

package io.riskhub.hub.signal;

import static java.util.Objects.requireNonNull;

import io.riskhub.contract.SnapshotKey;
import io.riskhub.risk.limit.Status;
import java.time.Instant;

/**
 * What one worker found about one snapshot.
 *
 * @param snapshot the snapshot that was assessed
 * @param worker the worker's name, such as {@code stress}
 * @param status the gravest of its findings
 * @param snapshotHash the {@code hash} of the assessed snapshot, as it stands there
 * @param result a JSON object of the figures, the limits they were held against and the reasons for
 *     the status; the same snapshot always gives the same text
 * @param computedAt when it was worked out
 */
public record Signal(
    SnapshotKey snapshot,
    String worker,
    Status status,
    String snapshotHash,
    String result,
    Instant computedAt) {

  public Signal {
    requireNonNull(snapshot, "snapshot");
    requireNonNull(worker, "worker");
    requireNonNull(status, "status");
    requireNonNull(snapshotHash, "snapshotHash");
    requireNonNull(result, "result");
    requireNonNull(computedAt, "computedAt");
  }

  /** Whether both say the same, whenever they were worked out. */
  public boolean saysTheSameAs(Signal other) {
    return snapshot.equals(other.snapshot)
        && worker.equals(other.worker)
        && status == other.status
        && snapshotHash.equals(other.snapshotHash)
        && result.equals(other.result);
  }
}

package io.riskhub.testkit;

import io.riskhub.contract.ContractLimits;
import io.riskhub.contract.Snapshot;
import io.riskhub.contract.Submission;
import io.riskhub.contract.Verdict;
import io.riskhub.contract.validation.SnapshotContract;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Makes snapshots for tests, through the contract as every other snapshot. */
public final class Snapshots {

  /** The clock of the tests that need one. */
  public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static final SnapshotContract CONTRACT = new SnapshotContract(ContractLimits.DEFAULT);

  private Snapshots() {}

  /**
   * A snapshot of one strategy, submitted at {@link #NOW} by actor {@code gateway}, stage {@code
   * live}.
   */
  public static Snapshot of(String worldId, String version, String asOf) {
    return of(worldId, version, asOf, "");
  }

  /** The same with further fields, such as {@code "ttl_sec":60}. */
  public static Snapshot of(String worldId, String version, String asOf, String moreFields) {
    return submitted(worldId, version, asOf, moreFields, "gateway", "live", NOW);
  }

  /** The same by whom and when. */
  public static Snapshot submitted(
      String worldId,
      String version,
      String asOf,
      String moreFields,
      String actor,
      String stage,
      Instant receivedAt) {
    Verdict verdict =
        CONTRACT.check(
            body(worldId, version, asOf, moreFields).getBytes(StandardCharsets.UTF_8),
            new Submission(null, actor, stage, receivedAt));
    if (verdict instanceof Verdict.Accepted accepted) {
      return accepted.snapshot();
    }
    throw new IllegalArgumentException("not a valid snapshot: " + verdict);
  }

  /** The body of a push. */
  public static String body(String worldId, String version, String asOf, String moreFields) {
    return "{\"world_id\":\"%s\",\"version\":\"%s\",\"as_of\":\"%s\",\"weights\":{\"a\":1.0}%s}"
        .formatted(worldId, version, asOf, moreFields.isEmpty() ? "" : "," + moreFields);
  }
}

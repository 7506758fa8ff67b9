package io.riskhub.cli.verify.report;

import io.riskhub.cli.output.ExitCode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what became of a run's snapshots and blobs. */
public final class VerifyTally {

  private final Map<Outcome, Long> snapshots = new EnumMap<>(Outcome.class);
  private final Map<BlobState, Long> blobs = new EnumMap<>(BlobState.class);
  private ExitCode exitCode = ExitCode.DONE;

  public void add(VerifyResult result) {
    snapshots.merge(result.outcome(), 1L, Long::sum);
    result.blobs().forEach(blob -> blobs.merge(blob.state(), 1L, Long::sum));
    exitCode = exitCode.worse(result.exitCode());
  }

  /** That of the worst result. */
  public ExitCode exitCode() {
    return exitCode;
  }

  /** Whether the bytes of some blob are not those of its ref, and were not put back. */
  public boolean hasDamage() {
    return blobs.keySet().stream().anyMatch(BlobState::isDamage);
  }

  /** Whether some ref is not of the store that was looked at. */
  public boolean hasForeign() {
    return blobs.containsKey(BlobState.FOREIGN);
  }

  /** Such as {@code 31 verified, 1 with a wrong hash; blobs: 3 verified, 1 gone}. */
  String sentence() {
    List<String> parts = new ArrayList<>();
    snapshots.forEach((outcome, count) -> parts.add(outcome.words(count)));
    String all = String.join(", ", parts);
    if (blobs.isEmpty()) {
      return all;
    }
    List<String> behind = new ArrayList<>();
    blobs.forEach((state, count) -> behind.add("%,d %s".formatted(count, state)));
    return all + "; blobs: " + String.join(", ", behind);
  }

  /** Every count by its name in JSON output, zeros included. */
  Map<String, Object> summary() {
    Map<String, Object> summary = new LinkedHashMap<>();
    for (Outcome outcome : Outcome.values()) {
      summary.put(outcome.toString(), snapshots.getOrDefault(outcome, 0L));
    }
    Map<String, Long> behind = new LinkedHashMap<>();
    for (BlobState state : BlobState.values()) {
      behind.put(state.toString(), blobs.getOrDefault(state, 0L));
    }
    summary.put("blobs", behind);
    return summary;
  }
}

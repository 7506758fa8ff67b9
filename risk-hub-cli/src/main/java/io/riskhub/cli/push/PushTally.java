package io.riskhub.cli.push;

import io.riskhub.cli.output.ExitCode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what became of a run's snapshots. */
final class PushTally {

  private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
  private ExitCode exitCode = ExitCode.DONE;
  private boolean stopped;
  private long notSent;
  private boolean inputUnread;
  private boolean refRefused;

  void add(PushResult result) {
    counts.merge(result.outcome(), 1L, Long::sum);
    exitCode = exitCode.worse(result.outcome().exitCode());
    stopped |= result.outcome().endsTheRun();
    refRefused |= result.isRefRefused();
  }

  void addNotSent(long snapshots) {
    notSent += snapshots;
  }

  /** Standard input was left where it was, for it may never end. */
  void inputLeftUnread() {
    inputUnread = true;
  }

  /** Whether sending more would be in vain. */
  boolean isStopped() {
    return stopped;
  }

  /** Whether the hub refused a ref to a blob. */
  boolean isRefRefused() {
    return refRefused;
  }

  /** That of the worst result. */
  ExitCode exitCode() {
    return exitCode;
  }

  /** Such as {@code 30 stored, 1 duplicate, 1 refused}. */
  String sentence() {
    List<String> parts = new ArrayList<>();
    counts.forEach((outcome, count) -> parts.add(outcome.words(count)));
    if (notSent > 0) {
      parts.add("%,d not sent".formatted(notSent));
    }
    if (inputUnread) {
      parts.add("the rest of standard input not read");
    }
    return String.join(", ", parts);
  }

  /** Every count by its name in JSON output, zeros included. */
  Map<String, Object> summary() {
    Map<String, Object> summary = new LinkedHashMap<>();
    for (Outcome outcome : Outcome.values()) {
      summary.put(outcome.toString(), counts.getOrDefault(outcome, 0L));
    }
    summary.put("not_sent", notSent);
    summary.put("input_unread", inputUnread);
    return summary;
  }
}

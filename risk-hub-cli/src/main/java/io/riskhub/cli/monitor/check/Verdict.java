package io.riskhub.cli.monitor.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All that one look at the hub found.
 *
 * @param findings at least one; the worst first, and within a state by world
 * @param checkedAt when, by this machine's clock
 */
public record Verdict(List<Finding> findings, Instant checkedAt) {

  private static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing(Finding::state).reversed().thenComparing(Finding::subject);

  public Verdict {
    findings = findings.stream().sorted(WORST_FIRST).toList();
    if (findings.isEmpty()) {
      throw new IllegalArgumentException("there is nothing that nothing was found about");
    }
  }

  /** The same, and something that came up after the look. */
  public Verdict with(Finding more) {
    List<Finding> all = new ArrayList<>(findings);
    all.add(more);
    return new Verdict(all, checkedAt);
  }

  /** The worst of all. */
  public State state() {
    return findings.getFirst().state();
  }

  /** How many are so. */
  public long count(State state) {
    return findings.stream().filter(finding -> finding.state() == state).count();
  }
}

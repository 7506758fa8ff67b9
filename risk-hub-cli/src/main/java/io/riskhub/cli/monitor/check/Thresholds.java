package io.riskhub.cli.monitor.check;

import java.time.Duration;

/**
 * From which age on a snapshot is late, and from which it is stale.
 *
 * @param warn the age of {@code as_of} from which on it is a warning
 * @param crit the age from which on it is critical; not less than {@code warn}
 */
public record Thresholds(Duration warn, Duration crit) {

  /**
   * How far ahead an {@code as_of} may lie: synchronised clocks differ by less, and the hub tells
   * its time in whole seconds. What a hub takes is no measure: it refuses whatever is beyond that.
   */
  private static final Duration SKEW = Duration.ofSeconds(5);

  public Thresholds {
    if (warn.isNegative() || crit.compareTo(warn) < 0) {
      throw new IllegalArgumentException("thresholds " + warn + ", " + crit);
    }
  }

  /** What an age means. */
  Condition judge(Duration lag) {
    if (lag.compareTo(SKEW.negated()) < 0) {
      return Condition.FUTURE;
    }
    Duration age = lag.isNegative() ? Duration.ZERO : lag;
    if (age.compareTo(crit) >= 0) {
      return Condition.STALE;
    }
    return age.compareTo(warn) >= 0 ? Condition.LATE : Condition.FRESH;
  }
}

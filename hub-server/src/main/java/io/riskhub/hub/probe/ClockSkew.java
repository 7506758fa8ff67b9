package io.riskhub.hub.probe;

import java.time.Duration;
import java.time.Instant;

/** Holds another machine's clock against the one here. */
public final class ClockSkew {

  /** What an unhurried NTP and a slow answer may come to. */
  private static final Duration USUAL = Duration.ofSeconds(2);

  /** Beyond it snapshots are refused as from the future, or expire before they are read. */
  private static final Duration MOST = Duration.ofSeconds(30);

  private static final double MILLIS_PER_SECOND = 1_000;

  private ClockSkew() {}

  /**
   * How far apart the clocks are.
   *
   * @param whose such as {@code the hub's clock}
   * @param asked when the other was asked, by the clock here
   * @param answered when its answer came
   * @param there what it said in between
   */
  public static Finding of(
      String subject, String whose, Instant asked, Instant answered, Instant there) {
    Duration journey = Duration.between(asked, answered);
    Duration skew = Duration.between(asked.plus(journey.dividedBy(2)), there);
    Duration beyondDoubt = skew.abs().minus(journey.dividedBy(2));
    String found =
        "%s is %.1f s %s of this machine's"
            .formatted(
                whose,
                skew.abs().toMillis() / MILLIS_PER_SECOND,
                skew.isNegative() ? "behind" : "ahead");
    String fix = "synchronise both clocks with a time server: look at chronyc tracking on each";
    if (beyondDoubt.compareTo(USUAL) <= 0) {
      return Finding.ok(subject, found);
    }
    return beyondDoubt.compareTo(MOST) <= 0
        ? Finding.doubtful(subject, found, fix)
        : Finding.unfit(subject, found, fix);
  }
}

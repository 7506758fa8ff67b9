package io.riskhub.risk.limit;

import java.math.BigDecimal;

/**
 * One figure beside its limit. Signs do not count: some producers write a drawdown of a third as
 * -0.33, and must not pass every limit for it.
 *
 * <p>A figure up to 80 % of its limit passes, up to the limit it warns, above it is a breach.
 * Leverage never warns, since it is chosen and not suffered: a portfolio that is fully invested
 * stands at a limit of 1 every day. It may exceed its limit by 0.001, the contract's tolerance for
 * the sum of weights.
 *
 * @param subject the stress scenario's name, or {@link LimitReport#PORTFOLIO}
 * @param metric what was measured
 * @param value how much it is, as it was given
 * @param limit what it may be at most, as it was given
 * @param status how the two stand to each other
 */
public record LimitCheck(String subject, Metric metric, double value, double limit, Status status) {

  /** The part of a limit up to which all is well. */
  public static final BigDecimal WARN_ABOVE = new BigDecimal("0.8");

  private static final BigDecimal LEVERAGE_TOLERANCE = new BigDecimal("0.001");

  static LimitCheck of(String subject, Metric metric, double value, double limit) {
    return new LimitCheck(subject, metric, value, limit, status(metric, value, limit));
  }

  private static Status status(Metric metric, double value, double limit) {
    if (!Double.isFinite(value)) {
      return Status.BREACH;
    }
    // As decimals: 0.28 is 80 % of 0.35, and in binary a little more.
    BigDecimal size = BigDecimal.valueOf(value).abs();
    BigDecimal most = BigDecimal.valueOf(limit).abs();
    if (metric == Metric.LEVERAGE) {
      return size.compareTo(most.add(LEVERAGE_TOLERANCE)) > 0 ? Status.BREACH : Status.PASS;
    }
    if (size.compareTo(most) > 0) {
      return Status.BREACH;
    }
    return size.compareTo(most.multiply(WARN_ABOVE)) > 0 ? Status.WARN : Status.PASS;
  }
}

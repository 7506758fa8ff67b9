package io.riskhub.risk.limit;

/**
 * A figure that a constraint may limit. Losses and drawdowns are fractions of the portfolio's
 * value.
 */
public enum Metric {
  /**
   * The sum of the weights' sizes: 1 for a portfolio that is invested, and neither short nor lent.
   */
  LEVERAGE("leverage", "max_leverage"),
  /** The deepest fall below an earlier peak. */
  DRAWDOWN("dd_max", "dd_max"),
  /** The 99 % value at risk. */
  VAR_99("var_99", "var_99_max"),
  /** The 99 % expected shortfall. */
  ES_99("es_99", "es_99_max"),
  /** The weight of a strategy that is to join the portfolio. */
  CANDIDATE_WEIGHT("candidate_weight", "candidate_weight");

  private final String field;
  private final String constraint;

  Metric(String field, String constraint) {
    this.field = field;
    this.constraint = constraint;
  }

  /** Its name in a stress scenario. */
  public String field() {
    return field;
  }

  /** The name of its limit in the constraints. */
  public String constraint() {
    return constraint;
  }
}

package io.riskhub.client.draft;

/**
 * What a portfolio holds of one strategy, in the portfolio's currency.
 *
 * @param strategy the strategy, instrument or {@code cash}
 * @param quantity how much of it; negative when short
 * @param markPrice what one of it is worth now; 1 for cash; may be negative, as the prices of power
 *     and of futures may
 */
public record Position(String strategy, double quantity, double markPrice) {

  /**
   * A position.
   *
   * @throws IllegalArgumentException when the name is blank or a number is not finite
   */
  public Position {
    if (strategy.isBlank()) {
      throw new IllegalArgumentException("a position has a blank name; name its strategy");
    }
    if (!Double.isFinite(quantity)) {
      throw new IllegalArgumentException("the quantity of " + strategy + " is " + quantity);
    }
    if (!Double.isFinite(markPrice)) {
      throw new IllegalArgumentException("the mark price of " + strategy + " is " + markPrice);
    }
  }
}

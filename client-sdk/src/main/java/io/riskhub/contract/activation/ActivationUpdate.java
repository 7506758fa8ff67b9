package io.riskhub.contract.activation;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What somebody wants an entry to be: all of it, so that what is left out is none.
 *
 * @param strategyId the strategy
 * @param side such as {@code long} or {@code short}
 * @param active whether its weight counts
 * @param weight its share of the portfolio before it is normalised
 * @param freeze whether it is to take no new positions; kept and told, and of no effect here
 * @param drain whether it is to give up its positions; kept and told, and of no effect here
 * @param effectiveMode how it is run
 * @param runId which of its runs is meant
 * @param ts the instant of the change as it was sent; {@code null} for the hub's own clock
 */
public record ActivationUpdate(
    String strategyId,
    String side,
    boolean active,
    @Nullable Double weight,
    boolean freeze,
    boolean drain,
    @Nullable String effectiveMode,
    @Nullable String runId,
    @Nullable String ts) {

  public ActivationUpdate {
    requireNonNull(strategyId, "strategyId");
    requireNonNull(side, "side");
  }
}

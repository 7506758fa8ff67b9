package io.riskhub.contract;

import java.time.Duration;

/**
 * The bounds that a hub's operator may set.
 *
 * @param ttlSecondsDefault the time to live of a snapshot that names none, in seconds
 * @param ttlSecondsMax the longest time to live allowed, in seconds
 * @param maxClockSkew how far ahead of the receiver's clock {@code as_of} and {@code created_at}
 *     may be
 */
public record ContractLimits(int ttlSecondsDefault, int ttlSecondsMax, Duration maxClockSkew) {

  /** The longest time to live that the contract knows, in seconds: a day. */
  public static final int TTL_SECONDS_CEILING = 86_400;

  /** The contract's own figures. */
  public static final ContractLimits DEFAULT =
      new ContractLimits(900, TTL_SECONDS_CEILING, Duration.ofMinutes(5));

  public ContractLimits {
    if (ttlSecondsMax < 1 || ttlSecondsMax > TTL_SECONDS_CEILING) {
      throw new IllegalArgumentException("ttlSecondsMax must be 1.." + TTL_SECONDS_CEILING);
    }
    if (ttlSecondsDefault < 1 || ttlSecondsDefault > ttlSecondsMax) {
      throw new IllegalArgumentException("ttlSecondsDefault must be 1.." + ttlSecondsMax);
    }
    if (maxClockSkew.isNegative()) {
      throw new IllegalArgumentException("maxClockSkew must not be negative");
    }
  }
}

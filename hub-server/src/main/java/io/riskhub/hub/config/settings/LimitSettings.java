package io.riskhub.hub.config.settings;

import org.jspecify.annotations.Nullable;

/**
 * The operator's bounds on snapshots.
 *
 * @param ttlSecondsDefault the time to live of a snapshot that names none, in seconds
 * @param ttlSecondsMax the longest time to live allowed, in seconds
 * @param maxClockSkewSeconds how far ahead of the hub's clock a snapshot's times may be, in seconds
 */
public record LimitSettings(
    @Nullable Integer ttlSecondsDefault,
    @Nullable Integer ttlSecondsMax,
    @Nullable Integer maxClockSkewSeconds) {

  /** Says nothing. */
  public static final LimitSettings NONE = new LimitSettings(null, null, null);

  LimitSettings over(LimitSettings weaker) {
    return new LimitSettings(
        Either.of(ttlSecondsDefault, weaker.ttlSecondsDefault),
        Either.of(ttlSecondsMax, weaker.ttlSecondsMax),
        Either.of(maxClockSkewSeconds, weaker.maxClockSkewSeconds));
  }
}

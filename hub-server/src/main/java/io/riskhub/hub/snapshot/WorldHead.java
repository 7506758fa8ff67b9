package io.riskhub.hub.snapshot;

import static java.util.Objects.requireNonNull;

import io.riskhub.contract.Snapshot;
import io.riskhub.contract.SnapshotKey;
import java.time.Instant;

/**
 * What there is to know of a world's newest snapshot without reading it.
 *
 * @param key its world and version
 * @param asOf the instant that the portfolio is described at
 * @param createdAt when it was made
 * @param expiresAt from when on it is expired
 * @param stage the producer's stage, as sent
 * @param actor the producer, as sent
 */
public record WorldHead(
    SnapshotKey key,
    Instant asOf,
    Instant createdAt,
    Instant expiresAt,
    String stage,
    String actor) {

  public WorldHead {
    requireNonNull(key, "key");
    requireNonNull(asOf, "asOf");
    requireNonNull(createdAt, "createdAt");
    requireNonNull(expiresAt, "expiresAt");
    requireNonNull(stage, "stage");
    requireNonNull(actor, "actor");
  }

  /** The head of a world whose newest snapshot is {@code newest}. */
  public static WorldHead of(Snapshot newest) {
    return new WorldHead(
        newest.key(),
        newest.asOf(),
        newest.createdAt(),
        newest.expiresAt(),
        newest.stage(),
        newest.actor());
  }

  /** Whether its time to live is over at {@code now}. */
  public boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}

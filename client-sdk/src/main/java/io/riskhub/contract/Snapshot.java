package io.riskhub.contract;

import static java.util.Objects.requireNonNull;

import io.riskhub.blob.ContentDigest;
import io.riskhub.contract.json.CodePointOrder;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;

/**
 * A snapshot that keeps the contract, with its defaults filled in.
 *
 * @param key its world and version
 * @param asOf the instant that the portfolio is described at
 * @param createdAt when the producer made it, or when the hub received it
 * @param expiresAt {@code createdAt} plus its time to live; from then on it is expired
 * @param stage the producer's stage, as sent
 * @param actor the producer, as sent
 * @param digest the BLAKE3 digest of its content; equal digests mean equal content
 * @param json its canonical JSON, {@code hash} and {@code created_at} included: what every reader
 *     gets
 */
public record Snapshot(
    SnapshotKey key,
    Instant asOf,
    Instant createdAt,
    Instant expiresAt,
    String stage,
    String actor,
    ContentDigest digest,
    String json) {

  /** Older first: by {@code as_of}, then {@code created_at}, then {@code version} by code point. */
  public static final Comparator<Snapshot> BY_RECENCY =
      Comparator.comparing(Snapshot::asOf)
          .thenComparing(Snapshot::createdAt)
          .thenComparing(snapshot -> snapshot.key().version(), CodePointOrder.INSTANCE);

  public Snapshot {
    requireNonNull(key, "key");
    requireNonNull(asOf, "asOf");
    requireNonNull(createdAt, "createdAt");
    requireNonNull(expiresAt, "expiresAt");
    requireNonNull(stage, "stage");
    requireNonNull(actor, "actor");
    requireNonNull(digest, "digest");
    requireNonNull(json, "json");
  }

  /** The form of a stage's name in which two stages that differ only in case are equal. */
  public static String stageKey(String stage) {
    return stage.toLowerCase(Locale.ROOT);
  }

  /** Whether its time to live is over at {@code now}. */
  public boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}

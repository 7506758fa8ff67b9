package io.riskhub.contract.event;

import io.riskhub.blob.ContentDigest;
import io.riskhub.blob.ContentDigest.Algorithm;
import java.time.Instant;
import java.util.Optional;

/**
 * What an operator wants to know of an event that was given up, as far as it can be read.
 *
 * @param digest of its bytes: letters with the same one are copies of one event
 * @param bytes how many these are
 * @param version of the snapshot that it announces
 * @param expiresAt when that snapshot expires; from then on handling it is to drop it
 */
public record BuriedEvent(
    String digest, int bytes, Optional<String> version, Optional<Instant> expiresAt) {

  /** The same for an event of any bytes. */
  public static BuriedEvent of(byte[] event) {
    String digest = ContentDigest.of(Algorithm.BLAKE3, event).toString();
    return EventReader.read(event) instanceof BusEvent.SnapshotUpdated updated
        ? new BuriedEvent(digest, event.length, updated.version(), updated.expiresAt())
        : new BuriedEvent(digest, event.length, Optional.empty(), Optional.empty());
  }
}

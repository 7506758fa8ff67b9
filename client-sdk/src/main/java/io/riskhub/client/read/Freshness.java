package io.riskhub.client.read;

import java.time.Duration;
import java.time.Instant;

/**
 * How old a world's newest snapshot is, by the hub's clock: whoever asks need not have a right one.
 *
 * @param worldId the world
 * @param version the snapshot's version
 * @param asOf the instant that it describes
 * @param lag how old that was when the hub answered; negative when it lies ahead
 * @param expired whether the hub gives it to nobody any more
 * @param stage the stage that it was published for
 * @param actor who published it
 */
public record Freshness(
    String worldId,
    String version,
    Instant asOf,
    Duration lag,
    boolean expired,
    String stage,
    String actor) {

  /**
   * That of a snapshot.
   *
   * @param now the hub's clock
   */
  public static Freshness of(StoredSnapshot snapshot, boolean expired, Instant now) {
    return new Freshness(
        snapshot.worldId(),
        snapshot.version(),
        snapshot.asOf(),
        Duration.between(snapshot.asOf(), now),
        expired,
        snapshot.stage(),
        snapshot.actor());
  }
}

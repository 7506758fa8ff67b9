package io.riskhub.contract.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * An event that could not be handled.
 *
 * @param worldId the world that it tells of, or {@value #UNKNOWN}
 * @param stage the stage of its snapshot, or {@value #UNKNOWN}
 * @param attempts how often handling it was tried; 0 when it was not fit to be tried
 * @param error why it ended here, for a person
 * @param event the event, byte for byte; not to be changed
 * @param at when it was given up
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; the bytes of a message are not copied.
public record DeadLetter(
    String worldId, String stage, int attempts, String error, byte[] event, Instant at) {

  /** Stands for a world or stage that cannot be read from the event. */
  public static final String UNKNOWN = "unknown";

  public DeadLetter {
    requireNonNull(worldId, "worldId");
    requireNonNull(stage, "stage");
    requireNonNull(error, "error");
    requireNonNull(event, "event");
    requireNonNull(at, "at");
  }
}

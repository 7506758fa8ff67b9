package io.riskhub.contract.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * An event that could not be handled.
 *
 * @param worldId the world that it tells of, or {@value #UNKNOWN}
 * @param stage the stage of its snapshot, or {@value #UNKNOWN}
 * @param attempts how often handling it was tried; 0 when it was not fit to be tried
 * @param error why it ended here, for a person
 * @param event the event, byte for byte; not to be changed
 * @param at when it was given up
 * @param key the key that it came with, by which the bus orders; not to be changed
 * @param truncated whether only the beginning of the event is kept, which is no event any more
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; the bytes of a message are not copied.
public record DeadLetter(
    String worldId,
    String stage,
    int attempts,
    String error,
    byte[] event,
    Instant at,
    Optional<byte[]> key,
    boolean truncated) {

  /** Stands for a world or stage that cannot be read from the event. */
  public static final String UNKNOWN = "unknown";

  public DeadLetter {
    requireNonNull(worldId, "worldId");
    requireNonNull(stage, "stage");
    requireNonNull(error, "error");
    requireNonNull(event, "event");
    requireNonNull(at, "at");
    requireNonNull(key, "key");
  }

  /** A whole event that came without a key. */
  public DeadLetter(
      String worldId, String stage, int attempts, String error, byte[] event, Instant at) {
    this(worldId, stage, attempts, error, event, at, Optional.empty(), false);
  }

  /**
   * The letter with no more than the first {@code most} bytes of the event, and a word about it.
   */
  public DeadLetter cut(int most) {
    return event.length <= most
        ? this
        : new DeadLetter(
            worldId,
            stage,
            attempts,
            "%s (only the first %d of %d bytes of the event are kept)"
                .formatted(error, most, event.length),
            Arrays.copyOf(event, most),
            at,
            key,
            true);
  }

  /**
   * The letter with no more than the first {@code most} characters of its texts; without its key if
   * that has more bytes.
   */
  public DeadLetter withTextsCut(int most) {
    return new DeadLetter(
        beginning(worldId, most),
        beginning(stage, most),
        attempts,
        beginning(error, most),
        event,
        at,
        key.filter(bytes -> bytes.length <= most),
        truncated);
  }

  private static String beginning(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    // No character is cut in two.
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end);
  }
}

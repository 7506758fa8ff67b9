package io.riskhub.cli.deadletters.source;

import io.riskhub.contract.event.BuriedEvent;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A dead letter where it was found.
 *
 * @param place where it is, for people
 * @param position the same for programs
 * @param worldId the world that it tells of, if known
 * @param attempts how often handling it was tried
 * @param error why it was given up
 * @param at when
 * @param event what is known of its event
 * @param isCut whether only the beginning of the event was kept
 * @param replayedAt when its event was sent again
 */
public record FoundLetter(
    String place,
    Map<String, Long> position,
    String worldId,
    String stage,
    int attempts,
    String error,
    Instant at,
    BuriedEvent event,
    boolean isCut,
    Optional<Instant> replayedAt) {

  /** Whether it still waits for somebody. */
  public LetterState state(Instant now) {
    if (isCut) {
      return LetterState.CUT;
    }
    if (replayedAt.isPresent()) {
      return LetterState.REPLAYED;
    }
    return event.expiresAt().filter(expiry -> !now.isBefore(expiry)).isPresent()
        ? LetterState.EXPIRED
        : LetterState.WAITING;
  }
}

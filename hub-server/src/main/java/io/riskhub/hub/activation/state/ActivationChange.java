package io.riskhub.hub.activation.state;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A change that was made.
 *
 * @param before the entry that was changed, if there was one; empty also where nobody remembers
 * @param entry what it was changed to
 * @param state the world's activation with it
 * @param createdAt when it was made; where it has been stored, later than every change of its world
 *     before it, as far as the clocks of hubs allow
 */
public record ActivationChange(
    String worldId,
    Optional<ActivationEntry> before,
    ActivationEntry entry,
    ActivationState state,
    Instant createdAt) {

  public ActivationChange {
    requireNonNull(worldId, "worldId");
    requireNonNull(before, "before");
    requireNonNull(entry, "entry");
    requireNonNull(state, "state");
    requireNonNull(createdAt, "createdAt");
  }

  /**
   * Whether another entry, or this one before, is dated later. Readers of the newest snapshot do
   * not get this one's then.
   */
  public boolean isDatedBack() {
    return Stream.concat(before.stream(), state.all().stream())
        .anyMatch(other -> other.instant().isAfter(entry.instant()));
  }

  /** The same change, made at that instant. */
  public ActivationChange at(Instant instant) {
    return new ActivationChange(worldId, before, entry, state, instant);
  }
}

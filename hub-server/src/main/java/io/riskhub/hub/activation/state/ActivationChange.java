package io.riskhub.hub.activation.state;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A change that was made.
 *
 * @param before the entry that was changed, if there was one; empty also where nobody remembers
 * @param entry what it was changed to
 * @param state the world's activation with it
 */
public record ActivationChange(
    String worldId,
    Optional<ActivationEntry> before,
    ActivationEntry entry,
    ActivationState state) {

  public ActivationChange {
    requireNonNull(worldId, "worldId");
    requireNonNull(before, "before");
    requireNonNull(entry, "entry");
    requireNonNull(state, "state");
  }
}

package io.riskhub.hub.activation.state;

import io.riskhub.contract.Verdict;
import java.util.Optional;

/** What became of a wish for a change. */
public sealed interface ActivationResult {

  /** It was made. */
  record Changed(ActivationChange change) implements ActivationResult {}

  /** The entry is as wished already, or newer than the wish. */
  record Unchanged(ActivationEntry entry) implements ActivationResult {}

  /** It would be one entry, or one change, too many; {@code verdict} says so. */
  record Full(Verdict.Invalid verdict) implements ActivationResult {}

  /** The entry is not the one that the wish was for. */
  record Mismatch(Optional<ActivationEntry> present) implements ActivationResult {}
}

package io.riskhub.hub.activation;

import io.riskhub.hub.activation.state.Moment;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Who made a change, for the audit.
 *
 * @param name as the caller gave it, or the source of an event; empty where nobody told
 * @param at when it came here
 * @param number under which others knew of it before it came here; empty if nobody did
 */
public record ActivationAuthor(Optional<String> name, Moment at, OptionalLong number) {

  /** Whether others were told of it before it came here. */
  public boolean isAnnounced() {
    return number.isPresent();
  }
}

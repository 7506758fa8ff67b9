package io.riskhub.hub.health;

import java.util.Optional;

/** A part of the hub that can say whether it can do its work. */
public interface HealthCheck {

  /** The part's name, such as {@code database}. */
  String part();

  /** What keeps the part from its work now, or empty when nothing does. Bounded in time. */
  Optional<String> problem();

  /** Whether the hub can take and answer requests only while this part works. */
  default boolean isEssential() {
    return true;
  }
}

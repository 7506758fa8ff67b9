package io.riskhub.hub;

import static java.util.Objects.requireNonNull;

/**
 * A text that must not be shown; {@link #toString} hides it.
 *
 * @param reveal the text itself
 */
public record Secret(String reveal) {

  public Secret {
    requireNonNull(reveal, "reveal");
  }

  @Override
  public String toString() {
    return "***";
  }
}

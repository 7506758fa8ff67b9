package io.riskhub.hub.start;

import java.util.List;

/** Servers that the profile prod insists on are away, or not as a hub needs them; names all. */
public final class PrerequisiteException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PrerequisiteException(List<String> problems) {
    super("profile prod does not start without what it needs:\n- " + String.join("\n- ", problems));
  }
}

package io.riskhub.hub.bus.external;

import io.riskhub.contract.Snapshot;
import java.util.Map;

/** What a program is told of an event by its environment. */
record EventVariables(Map<String, String> variables) {

  private static final String OURS = "RISKHUB_";

  /** A system takes no text of any length there; the event has all of it. */
  private static final int LONGEST = 1_000;

  static EventVariables of(Snapshot snapshot) {
    return new EventVariables(
        Map.of(
            "RISKHUB_WORLD", snapshot.key().worldId(),
            "RISKHUB_VERSION", snapshot.key().version(),
            "RISKHUB_STAGE", snapshot.stage(),
            "RISKHUB_ACTOR", snapshot.actor()));
  }

  /** In place of the hub's own settings, whose addresses and tokens are no business of others. */
  void replaceOurs(Map<String, String> environment) {
    environment.keySet().removeIf(name -> name.startsWith(OURS));
    variables.forEach(
        (name, value) -> {
          if (value.length() <= LONGEST && value.indexOf('\0') < 0) {
            environment.put(name, value);
          }
        });
  }
}

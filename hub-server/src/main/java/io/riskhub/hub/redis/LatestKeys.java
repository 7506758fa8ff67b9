package io.riskhub.hub.redis;

import java.util.List;
import java.util.Optional;

/** The keys of the shared cache. */
public final class LatestKeys {

  /** What every key of the cache begins with. */
  public static final String PREFIX = "risk-hub:";

  private static final String JSON = ":latest";
  private static final String ENTRY = ":latest:entry";

  private LatestKeys() {}

  /**
   * The keys of a world: its newest snapshot's JSON, which others read too, and what hubs know of
   * it.
   */
  static List<String> of(String worldId) {
    return List.of(PREFIX + worldId + JSON, PREFIX + worldId + ENTRY);
  }

  /** Whether a key is one of the cache's, and holds what that one does. */
  public static boolean isOurs(String key, String type) {
    return world(key).isPresent() && type.equals(key.endsWith(ENTRY) ? "hash" : "string");
  }

  /** The world that a key belongs to, if it is one of the cache's. */
  static Optional<String> world(String key) {
    for (String end : List.of(ENTRY, JSON)) {
      if (key.startsWith(PREFIX) && key.endsWith(end)) {
        return Optional.of(key.substring(PREFIX.length(), key.length() - end.length()));
      }
    }
    return Optional.empty();
  }
}

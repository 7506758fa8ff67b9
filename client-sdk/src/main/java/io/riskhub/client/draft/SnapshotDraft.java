package io.riskhub.client.draft;

import static java.util.Objects.requireNonNull;

/**
 * A snapshot that is ready to be published.
 *
 * @param worldId the world it is for
 * @param version its version in that world
 * @param json the snapshot in canonical JSON, which is pure ASCII; without {@code hash} and without
 *     what the hub fills in
 */
public record SnapshotDraft(String worldId, String version, String json) {

  public SnapshotDraft {
    requireNonNull(worldId, "worldId");
    requireNonNull(version, "version");
    requireNonNull(json, "json");
  }
}

package io.riskhub.hub.backfill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What stands at one place of a source. */
public sealed interface SourceEntry {

  /** Where: a line of a file, a place in a topic, the name of a state. */
  String place();

  /**
   * A snapshot, unchecked.
   *
   * @param snapshot the snapshot as {@link io.riskhub.contract.json.StrictJson} has read it;
   *     whoever checks it may change it
   */
  record Candidate(String place, ObjectNode snapshot) implements SourceEntry {}

  /**
   * Something that should be a snapshot, and cannot be.
   *
   * @param worldId of which world, where that can be told
   * @param reason completes a sentence that begins with the place
   */
  record Damaged(String place, Optional<String> worldId, String reason) implements SourceEntry {}

  /** A world that has nothing to make a snapshot of; {@code reason} says why, in a sentence. */
  record Nothing(String place, String worldId, String reason) implements SourceEntry {}
}

package io.riskhub.hub.snapshot;

import io.riskhub.contract.Snapshot;

/** What a question for one snapshot finds. */
public sealed interface ReadResult {

  record Found(Snapshot snapshot) implements ReadResult {}

  /** There is one, but it has expired and expired ones were not asked for. */
  record Expired(Snapshot snapshot) implements ReadResult {}

  /** There is none. */
  record NotFound() implements ReadResult {}
}

package io.riskhub.hub.bus.consumer;

import java.time.Instant;

/**
 * Remembers, over restarts, which events were handled. Every method throws {@link
 * io.riskhub.hub.snapshot.StorageUnavailableException} when the memory cannot be reached.
 */
public interface DedupeMemory {

  /** Whether an event with that dedupe key was handled, and is still remembered. */
  boolean isSeen(String dedupeKey);

  /**
   * Remembers that it was handled.
   *
   * @param until from then on it may be forgotten: its snapshot is expired, and expired events are
   *     dropped before anybody asks
   */
  void remember(String dedupeKey, Instant until);
}

package io.riskhub.hub.bus.consumer;

import io.riskhub.hub.bus.consumer.attempt.RejectedEventException;

/**
 * Does something about every announced snapshot. The same event may come again, after a crash or a
 * retry: a worker must be idempotent. Called by many threads, for one world by one at a time.
 */
public interface SnapshotWorker {

  /** Its name, by which it is chosen, logged and counted. */
  String name();

  /**
   * Handles an event.
   *
   * @throws RejectedEventException when another attempt would end the same
   * @throws io.riskhub.hub.snapshot.StorageUnavailableException when what it needs cannot be
   *     reached; such an attempt does not count
   * @throws Exception when another attempt may succeed
   */
  void handle(SnapshotEvent event) throws Exception;
}

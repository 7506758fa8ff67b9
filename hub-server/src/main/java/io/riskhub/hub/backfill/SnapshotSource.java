package io.riskhub.hub.backfill;

import java.util.function.Consumer;

/** Where snapshots are taken from. For one thread, and to be read once. */
public interface SnapshotSource extends AutoCloseable {

  /**
   * Visits everything that is there, that of a world in the order in which it should be stored.
   *
   * @throws RuntimeException of the source's own kind when it cannot be read to its end
   */
  void forEach(Consumer<SourceEntry> visitor);

  /** How much there is, in the source's own unit; -1 when only the end will tell. */
  long size();

  /** How much of that was visited, what is visited now included. */
  long done();

  @Override
  void close();
}

package io.riskhub.hub.jdbc;

import io.riskhub.hub.snapshot.StorageUnavailableException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets this process's writers to a database in one after the other, first come, first served. A
 * database that has one writer at a time makes the others ask again and again, each of them on a
 * thread of the system, and the last to ask may never be heard.
 */
public final class WriterTurns {

  private final ReentrantLock turn = new ReentrantLock(true);
  private final Duration patience;

  /**
   * @param patience how long a writer waits for its turn
   */
  public WriterTurns(Duration patience) {
    this.patience = patience;
  }

  /**
   * Runs {@code work} when it is its turn.
   *
   * @throws StorageUnavailableException when that takes too long
   */
  public <T> T take(Supplier<T> work) {
    try {
      if (!turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new StorageUnavailableException(
            "the database has had other writers for %d s".formatted(patience.toSeconds()), null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageUnavailableException("the wait for the database was interrupted", e);
    }
    try {
      return work.get();
    } finally {
      turn.unlock();
    }
  }
}

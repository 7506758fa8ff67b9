package io.riskhub.hub.blobs;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Bounds how many do the same at once. */
final class Permits {

  private final Semaphore permits;
  private final Duration patience;

  Permits(int count, Duration patience) {
    this.permits = new Semaphore(count, true);
    this.patience = patience;
  }

  /**
   * Waits for a permit, which is given back by closing it.
   *
   * @throws BlobsUnavailableException when it takes too long
   */
  Permit take() {
    try {
      if (permits.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return permits::release;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BlobsUnavailableException("the request was interrupted", e);
    }
    throw new BlobsUnavailableException("too many requests read blobs already", null);
  }

  /** Close it once. */
  interface Permit extends AutoCloseable {
    @Override
    void close();
  }
}

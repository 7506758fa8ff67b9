package io.riskhub.hub.snapshot.ingest;

import io.riskhub.contract.Snapshot;
import io.riskhub.hub.snapshot.StorageUnavailableException;
import io.riskhub.hub.snapshot.StoreResult;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One push between its arrival and its commit. */
final class PendingStore {

  private final Snapshot snapshot;
  private final CompletableFuture<StoreResult> result = new CompletableFuture<>();

  PendingStore(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  Snapshot snapshot() {
    return snapshot;
  }

  /** How much it holds, in characters of JSON. */
  int size() {
    return snapshot.json().length();
  }

  void complete(StoreResult outcome) {
    result.complete(outcome);
  }

  void fail(RuntimeException failure) {
    result.completeExceptionally(failure);
  }

  StoreResult await(Duration patience) {
    try {
      return result.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException("storing " + snapshot.key() + " failed", e.getCause());
    } catch (TimeoutException e) {
      // It may still be committed; the same push again will then be a duplicate.
      throw new StorageUnavailableException(
          "the database did not commit within " + patience.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageUnavailableException("the push was interrupted", e);
    }
  }
}

package io.riskhub.hub.blobs.watch;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.CheckResult;
import io.riskhub.blob.RefCheck;
import io.riskhub.blob.StoredBlob;
import io.riskhub.hub.blobs.watch.BlobObserver.Operation;
import io.riskhub.hub.blobs.watch.BlobObserver.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** Tells an observer what is asked of a store and what comes of it. */
public final class ObservedBlobStore implements BlobStore {

  private final BlobStore store;
  private final BlobObserver observer;

  public ObservedBlobStore(BlobStore store, BlobObserver observer) {
    this.store = store;
    this.observer = observer;
  }

  @Override
  public BlobRef.Scheme scheme() {
    return store.scheme();
  }

  @Override
  public RefCheck resolve(String ref) {
    return observed(store.resolve(ref));
  }

  @Override
  public RefCheck resolve(BlobRef ref) {
    return observed(store.resolve(ref));
  }

  @Override
  public InputStream open(BlobRef ref) throws BlobException {
    try {
      return new ObservedStream(
          store.open(ref), outcome -> observer.observed(Operation.READ, outcome));
    } catch (BlobException e) {
      observer.observed(Operation.READ, Outcome.of(e));
      throw e;
    }
  }

  @Override
  public BlobRef put(String world, String version, String field, Source json, Duration ttl)
      throws IOException {
    return other(() -> store.put(world, version, field, json, ttl));
  }

  @Override
  public boolean exists(BlobRef ref) throws BlobException {
    return other(() -> store.exists(ref));
  }

  @Override
  public boolean delete(BlobRef ref) throws BlobException {
    return other(() -> store.delete(ref));
  }

  @Override
  public Stream<StoredBlob> list() throws BlobException {
    return other(store::list);
  }

  @Override
  public int removeLeftovers(Instant before) throws BlobException {
    return other(() -> store.removeLeftovers(before));
  }

  @Override
  public CheckResult check() {
    CheckResult result = store.check();
    observer.observed(
        Operation.OTHER, result instanceof CheckResult.Ok ? Outcome.OK : Outcome.UNAVAILABLE);
    return result;
  }

  @Override
  public void close() {
    store.close();
  }

  private RefCheck observed(RefCheck result) {
    observer.observed(
        Operation.RESOLVE, result instanceof RefCheck.Valid ? Outcome.OK : Outcome.FOREIGN);
    return result;
  }

  @FunctionalInterface
  private interface Call<T, E extends IOException> {
    T run() throws E;
  }

  private <T, E extends IOException> T other(Call<T, E> call) throws E {
    try {
      T result = call.run();
      observer.observed(Operation.OTHER, Outcome.OK);
      return result;
    } catch (IOException e) {
      if (e instanceof BlobException trouble) {
        observer.observed(Operation.OTHER, Outcome.of(trouble));
      }
      throw e;
    }
  }
}

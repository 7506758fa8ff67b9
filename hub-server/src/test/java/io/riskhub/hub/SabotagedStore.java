package io.riskhub.hub;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.CheckResult;
import io.riskhub.blob.RefCheck;
import io.riskhub.blob.StoredBlob;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A real store, in which something may happen just before a blob is opened. */
final class SabotagedStore implements BlobStore {

  private final BlobStore real;
  private final AtomicInteger open = new AtomicInteger();
  private int left;
  private Sabotage sabotage = () -> {};

  SabotagedStore(BlobStore real) {
    this.real = real;
  }

  /** Lets that happen before the n-th opening from now on. */
  synchronized void beforeOpening(int n, Sabotage event) {
    left = n;
    sabotage = event;
  }

  /** What happens. */
  @FunctionalInterface
  interface Sabotage {
    void happen() throws IOException;
  }

  @Override
  public synchronized InputStream open(BlobRef ref) throws BlobException {
    if (--left == 0) {
      try {
        sabotage.happen();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    InputStream blob = real.open(ref);
    open.incrementAndGet();
    return new FilterInputStream(blob) {
      @Override
      public void close() throws IOException {
        open.decrementAndGet();
        super.close();
      }
    };
  }

  /** How many blobs are opened and not closed. */
  int openStreams() {
    return open.get();
  }

  @Override
  public BlobRef.Scheme scheme() {
    return real.scheme();
  }

  @Override
  public BlobRef put(String world, String version, String field, Source json, Duration ttl)
      throws IOException {
    return real.put(world, version, field, json, ttl);
  }

  @Override
  public RefCheck resolve(BlobRef ref) {
    return real.resolve(ref);
  }

  @Override
  public boolean exists(BlobRef ref) throws BlobException {
    return real.exists(ref);
  }

  @Override
  public boolean delete(BlobRef ref) throws BlobException {
    return real.delete(ref);
  }

  @Override
  public Stream<StoredBlob> list() throws BlobException {
    return real.list();
  }

  @Override
  public int removeLeftovers(Instant before) throws BlobException {
    return real.removeLeftovers(before);
  }

  @Override
  public CheckResult check() {
    return real.check();
  }

  @Override
  public void close() {
    real.close();
  }
}

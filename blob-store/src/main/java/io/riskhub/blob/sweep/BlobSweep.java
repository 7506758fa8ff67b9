package io.riskhub.blob.sweep;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobException.Reason;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.StoredBlob;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Removes the blobs that no snapshot names, once they are old enough, and what puts that never
 * ended have left behind. A blob is put before its snapshot is pushed: the age must be longer than
 * a producer may take from the one to the other, retries included; an hour is plenty.
 */
public final class BlobSweep {

  private static final int MAX_FAILURES = 20;

  private final BlobStore store;
  private final Clock clock;

  /** Sweeps {@code store}; {@code clock} tells the age of blobs. */
  public BlobSweep(BlobStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * What a sweep did.
   *
   * @param seen all blobs of the store
   * @param named of these, the ones that a snapshot names
   * @param young the ones that none names, and that are not old enough
   * @param ageless the ones that none names, and of which the store does not know how old they are;
   *     they stay
   * @param deleted the ones that were removed
   * @param deletedBytes the size of these, in bytes
   * @param leftovers the remains of unfinished puts that were removed
   * @param failures why others could not be removed, the first few
   */
  public record Summary(
      long seen,
      long named,
      long young,
      long ageless,
      long deleted,
      long deletedBytes,
      int leftovers,
      List<String> failures) {
    public Summary {
      failures = List.copyOf(failures);
    }
  }

  /**
   * Sweeps once.
   *
   * @param isNamed whether some snapshot names the blob, asked once for each blob
   * @param olderThan how long ago a blob must have been put, at least
   * @throws BlobException when the store cannot be listed; a blob that cannot be removed is told in
   *     the summary instead
   */
  public Summary sweep(Predicate<BlobRef> isNamed, Duration olderThan) throws BlobException {
    return walk(isNamed, olderThan, blob -> store.delete(blob.ref()), store::removeLeftovers);
  }

  /**
   * Tells what {@link #sweep} would do now, and removes nothing. Leftovers of unfinished puts are
   * not counted.
   *
   * @param each is given every blob that would go
   */
  public Summary preview(Predicate<BlobRef> isNamed, Duration olderThan, Consumer<StoredBlob> each)
      throws BlobException {
    return walk(
        isNamed,
        olderThan,
        blob -> {
          each.accept(blob);
          return true;
        },
        before -> 0);
  }

  private Summary walk(
      Predicate<BlobRef> isNamed, Duration olderThan, Deletion deletion, Cleaning cleaning)
      throws BlobException {
    if (olderThan.isNegative()) {
      throw new IllegalArgumentException("an age is not negative: " + olderThan);
    }
    Instant before = clock.instant().minus(olderThan);
    Count count = new Count();
    try (Stream<StoredBlob> blobs = store.list()) {
      blobs.forEach(blob -> look(blob, isNamed, before, count, deletion));
    } catch (UncheckedIOException e) {
      throw e.getCause() instanceof BlobException cause
          ? cause
          : new BlobException(Reason.UNAVAILABLE, "the listing of blobs failed", e);
    }
    return count.summary(cleaning.removeLeftovers(before));
  }

  /** What is done to a blob that shall go; says whether it was there. */
  private interface Deletion {
    boolean delete(StoredBlob blob) throws BlobException;
  }

  private interface Cleaning {
    int removeLeftovers(Instant before) throws BlobException;
  }

  private static void look(
      StoredBlob blob, Predicate<BlobRef> isNamed, Instant before, Count count, Deletion deletion) {
    count.seen++;
    if (isNamed.test(blob.ref())) {
      count.named++;
    } else if (blob.lastModified().isEmpty()) {
      count.ageless++;
    } else if (!blob.lastModified().get().isBefore(before)) {
      count.young++;
    } else {
      delete(blob, count, deletion);
    }
  }

  private static void delete(StoredBlob blob, Count count, Deletion deletion) {
    try {
      if (deletion.delete(blob)) {
        count.deleted++;
        count.deletedBytes += blob.size();
      }
    } catch (BlobException e) {
      if (count.failures.size() < MAX_FAILURES) {
        count.failures.add(e.getMessage());
      }
    }
  }

  private static final class Count {
    private long seen;
    private long named;
    private long young;
    private long ageless;
    private long deleted;
    private long deletedBytes;
    private final List<String> failures = new ArrayList<>();

    private Summary summary(int leftovers) {
      return new Summary(seen, named, young, ageless, deleted, deletedBytes, leftovers, failures);
    }
  }
}

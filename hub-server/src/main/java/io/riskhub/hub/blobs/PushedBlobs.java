package io.riskhub.hub.blobs;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.RefCheck;
import io.riskhub.contract.Snapshot;
import io.riskhub.contract.Violation;
import io.riskhub.contract.json.MalformedJsonException;
import io.riskhub.contract.validation.BlobContent;
import io.riskhub.hub.blobs.Permits.Permit;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the blobs of a pushed snapshot before it is stored: they are there, whole, and hold what
 * the field may hold. A snapshot whose blobs were never right would be announced to everybody.
 */
public final class PushedBlobs {

  /** Telling duplicate keys takes some times the size of a blob, at most 100 MB. */
  private static final int READ_AT_ONCE = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** The largest blob, in bytes: about 1,400 strategies' covariance. */
  static final long MAX_BYTES = 32L << 20;

  private final BlobStore store;
  private final Permits permits = new Permits(READ_AT_ONCE, PATIENCE);

  public PushedBlobs(BlobStore store) {
    this.store = store;
  }

  /** Whether a text, whoever sent it, is a ref that this hub would read. Opens nothing. */
  public RefCheck resolve(String ref) {
    return store.resolve(ref);
  }

  /** Whether there is anything to {@link #check}. */
  public boolean has(Snapshot snapshot) {
    return !OffloadedField.of(snapshot).isEmpty();
  }

  /**
   * Reads every blob of a snapshot.
   *
   * @return what is wrong with them; empty when nothing is
   * @throws BlobsUnavailableException when that cannot be told now
   * @throws BlobRefusedException when it cannot be told of one of them, although the store can be
   *     read
   */
  public List<Violation> check(Snapshot snapshot) {
    List<Violation> violations = new ArrayList<>();
    BlobException unavailable = null;
    BlobException refused = null;
    for (OffloadedField field : OffloadedField.of(snapshot)) {
      Permit permit = permits.take();
      try {
        violations.addAll(check(field));
      } catch (BlobException e) {
        switch (e.reason()) {
          case UNAVAILABLE, FULL -> unavailable = e;
          case REFUSED -> refused = e;
          case FOREIGN, GONE, CUT, CHANGED ->
              violations.add(new Violation(field.refField(), Trouble.words(e)));
        }
      } finally {
        permit.close();
      }
    }
    // What is known to be wrong stays wrong, whatever the rest is.
    if (unavailable != null && violations.isEmpty()) {
      throw new BlobsUnavailableException(String.valueOf(unavailable.getMessage()), unavailable);
    }
    if (refused != null && violations.isEmpty()) {
      throw new BlobRefusedException(String.valueOf(refused.getMessage()), refused);
    }
    return violations;
  }

  private List<Violation> check(OffloadedField field) throws BlobException {
    try (InputStream blob = new BoundedStream(Refs.open(store, field.ref()), MAX_BYTES)) {
      List<Violation> violations = content(field, blob);
      // A blob that is not what was put has better to be told than what is in it.
      blob.transferTo(OutputStream.nullOutputStream());
      return violations;
    } catch (BoundedStream.TooLongException e) {
      return List.of(
          new Violation(
              field.refField(),
              "names a blob of more than %,d bytes; make it smaller".formatted(MAX_BYTES)));
    } catch (BlobException e) {
      throw e;
    } catch (IOException e) {
      throw new BlobException(BlobException.Reason.UNAVAILABLE, "reading ended early: " + e, e);
    }
  }

  private static List<Violation> content(OffloadedField field, InputStream blob)
      throws IOException {
    try {
      return BlobContent.check(field.name(), blob).stream()
          .map(inside -> new Violation(field.refField(), "names a blob in which " + inside))
          .toList();
    } catch (MalformedJsonException e) {
      return List.of(new Violation(field.refField(), "names a blob that " + e.reason()));
    }
  }
}

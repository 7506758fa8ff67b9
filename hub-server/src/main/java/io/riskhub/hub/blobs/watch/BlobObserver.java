package io.riskhub.hub.blobs.watch;

import io.riskhub.blob.BlobException;

/** Hears of what is asked of the blob store. */
@FunctionalInterface
public interface BlobObserver {

  /** What was asked. */
  enum Operation {
    /** Whether a ref is one of the store's. */
    RESOLVE,
    /** The bytes of a blob. */
    READ,
    /** Anything else; the hub itself only reads. */
    OTHER
  }

  /** What came of it; the kinds of trouble are those of {@link BlobException.Reason}. */
  enum Outcome {
    OK,
    /** Whoever read stopped before the end. */
    STOPPED,
    FOREIGN,
    GONE,
    CUT,
    CHANGED,
    FULL,
    REFUSED,
    UNAVAILABLE;

    static Outcome of(BlobException e) {
      return valueOf(e.reason().name());
    }
  }

  void observed(Operation operation, Outcome outcome);

  /** Tells another one too. */
  default BlobObserver and(BlobObserver other) {
    return (operation, outcome) -> {
      observed(operation, outcome);
      other.observed(operation, outcome);
    };
  }
}

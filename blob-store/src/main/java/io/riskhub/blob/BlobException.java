package io.riskhub.blob;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A blob that could not be stored, or is not there as it was stored. Says which, and why. */
public final class BlobException extends IOException {

  private static final long serialVersionUID = 1L;

  /** What is the matter. */
  public enum Reason {
    /** The ref points outside the store. Nothing was opened. */
    FOREIGN,
    /** No such blob: never stored, deleted, or expired. */
    GONE,
    /** Its beginning is there, its end is missing. */
    CUT,
    /** Its bytes are not those that were put. */
    CHANGED,
    /** The store has no room. */
    FULL,
    /** The store can be read, but not this blob: somebody must act before another try succeeds. */
    REFUSED,
    /** The store cannot be reached, or refuses to read or write. Another try may succeed. */
    UNAVAILABLE;

    /** Whether what is stored is not, or no longer, what a snapshot's producer put there. */
    public boolean isDamage() {
      return this == GONE || this == CUT || this == CHANGED;
    }
  }

  private final Reason reason;

  public BlobException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = requireNonNull(reason, "reason");
  }

  public BlobException(Reason reason, String message) {
    this(reason, message, null);
  }

  public Reason reason() {
    return reason;
  }

  /** The same trouble, but of this blob alone: others of the store can be read meanwhile. */
  public BlobException ofThisBlobAlone() {
    return new BlobException(Reason.REFUSED, String.valueOf(getMessage()), getCause());
  }

  /** The refusal of a ref, as the store's check gave it. */
  public static BlobException foreign(RefCheck.Refused refused) {
    return new BlobException(Reason.FOREIGN, "the blob ref " + refused.reason());
  }

  /** The absence of a blob. */
  public static BlobException gone(BlobRef ref) {
    return new BlobException(
        Reason.GONE, "the blob is gone: %s (deleted, expired, or never stored)".formatted(ref));
  }
}

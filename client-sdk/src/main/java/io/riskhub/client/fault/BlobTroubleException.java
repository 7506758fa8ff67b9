package io.riskhub.client.fault;

import io.riskhub.blob.BlobException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A large field could not be put into the blob store, or not be read from it by the hub. */
public final class BlobTroubleException extends RiskHubException {

  private static final long serialVersionUID = 1L;

  private final BlobException.@Nullable Reason reason;

  private BlobTroubleException(String what, String advice, @Nullable BlobException cause) {
    super(what, advice, cause);
    this.reason = cause == null ? null : cause.reason();
  }

  /**
   * A publish could not offload, and sent nothing.
   *
   * @param what which field of which snapshot, and what the store said
   */
  public static BlobTroubleException notStored(String what, BlobException cause) {
    return new BlobTroubleException(what, "; the snapshot was not sent, publish it again", cause);
  }

  /** The hub could not expand a snapshot; {@code what} are its words. */
  public static BlobTroubleException notReadable(String what) {
    return new BlobTroubleException(what, "", null);
  }

  /** What is the matter with the store; empty when the hub speaks to it. */
  public Optional<BlobException.Reason> reason() {
    return Optional.ofNullable(reason);
  }
}

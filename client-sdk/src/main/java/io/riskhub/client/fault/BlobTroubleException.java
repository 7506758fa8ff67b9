package io.riskhub.client.fault;

import io.riskhub.blob.BlobException;

/** A large field could not be put into the blob store; the snapshot was not sent. */
public final class BlobTroubleException extends RiskHubException {

  private static final long serialVersionUID = 1L;

  private final BlobException.Reason reason;

  /**
   * @param what which field of which snapshot, and what the store said
   */
  public BlobTroubleException(String what, BlobException.Reason reason, Throwable cause) {
    super(what, "; the snapshot was not sent, publish it again", cause);
    this.reason = reason;
  }

  /** What is the matter with the store. */
  public BlobException.Reason reason() {
    return reason;
  }
}

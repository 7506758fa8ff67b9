package io.riskhub.hub.blobs;

/** Whether a snapshot can be shown with the fields behind its refs. */
public sealed interface Expansion {

  /** Every blob is there, whole, true and JSON. */
  record Proved() implements Expansion {}

  /**
   * A blob cannot be read.
   *
   * @param refField the field that names it
   * @param reason why, as the end of a sentence that begins with the field
   */
  record Unreadable(String refField, String reason) implements Expansion {}
}

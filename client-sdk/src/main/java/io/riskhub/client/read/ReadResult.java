package io.riskhub.client.read;

/** What a question for one snapshot can give. */
public sealed interface ReadResult {

  /** It is there. */
  record Found(StoredSnapshot snapshot) implements ReadResult {}

  /**
   * What was asked for has expired.
   *
   * @param snapshot the expired one, its refs not expanded
   */
  record Expired(StoredSnapshot snapshot) implements ReadResult {}

  /**
   * There is none, expired or not.
   *
   * @param detail what is not there, in the hub's words
   */
  record NotFound(String detail) implements ReadResult {}
}

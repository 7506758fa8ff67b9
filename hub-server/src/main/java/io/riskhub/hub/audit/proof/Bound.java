package io.riskhub.hub.audit.proof;

/**
 * A line that is known from elsewhere.
 *
 * @param source what knows of it, for people
 */
record Bound(long seq, String hash, String source) {

  /** The line before {@code entry}. */
  static Bound before(Entry entry, String source) {
    return new Bound(entry.seq() - 1, entry.prev(), source);
  }
}

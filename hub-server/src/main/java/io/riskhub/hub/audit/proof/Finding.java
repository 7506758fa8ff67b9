package io.riskhub.hub.audit.proof;

import java.nio.file.Path;

/**
 * Something that is not as it was written, or worth to be known.
 *
 * @param line the line's number in the file, from 1; one more than there are, at the end
 * @param seq the line's number in the chain; 0 if it has none
 */
public record Finding(Kind kind, Path file, long line, long seq, String detail) {

  /** What it is. */
  public enum Kind {
    /** Lines are missing before this place. */
    REMOVED(true),
    /** The line was never written. */
    ADDED(true),
    /** The line says something else than was written. */
    CHANGED(true),
    /** The line stood elsewhere. */
    REORDERED(true),
    /** The file has no key, where it should have one. */
    UNSIGNED(true),
    /** A line was cut off by a crash, and nobody was told that it counts. */
    TORN(false),
    /** What is not proved, and why. */
    NOTED(false);

    private final boolean wrong;

    Kind(boolean wrong) {
      this.wrong = wrong;
    }
  }

  /** Whether somebody or something has altered the audit. */
  public boolean isWrong() {
    return kind.wrong;
  }
}

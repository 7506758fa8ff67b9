package io.riskhub.client.draft;

/**
 * A portfolio has no weights: its values sum to zero, to less, or to almost nothing beside what it
 * holds. That is so of a flat portfolio, for which there is nothing to publish, and of a long-short
 * one whose cash was not counted as a position.
 */
public final class NoNetValueException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoNetValueException(String message) {
    super(message);
  }
}

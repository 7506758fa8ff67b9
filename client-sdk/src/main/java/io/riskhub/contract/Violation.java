package io.riskhub.contract;

import static java.util.Objects.requireNonNull;

/**
 * One rule of the contract that a snapshot breaks.
 *
 * @param field where: a path such as {@code weights.AAPL}, or {@code $} for the snapshot as a whole
 * @param message the value that was found, and what it must be
 */
public record Violation(String field, String message) {

  /** The field of a violation by the snapshot as a whole. */
  public static final String WHOLE = "$";

  public Violation {
    requireNonNull(field, "field");
    requireNonNull(message, "message");
  }

  @Override
  public String toString() {
    return field.equals(WHOLE) ? "the snapshot " + message : field + " " + message;
  }
}

package io.riskhub.contract;

import java.util.Optional;

/** The rule for world ids and versions, which become parts of URLs, file names and Kafka keys. */
public final class Identifiers {

  /** The longest world id or version, in characters (Unicode code points). */
  public static final int MAX_LENGTH = 200;

  private Identifiers() {}

  /**
   * What is wrong with {@code id} as a world id or version, or empty when nothing is. The text
   * completes a sentence that begins with the field's name.
   */
  public static Optional<String> violation(String id) {
    int length = id.codePointCount(0, id.length());
    if (length == 0) {
      return Optional.of("is empty; it must have 1 to " + MAX_LENGTH + " characters");
    }
    if (length > MAX_LENGTH) {
      return Optional.of("has " + length + " characters; at most " + MAX_LENGTH + " are allowed");
    }
    if (id.equals(".") || id.equals("..")) {
      return Optional.of("is \"" + id + "\", which names a folder; choose another name");
    }
    return id.codePoints()
        .filter(
            character -> Character.isISOControl(character) || character == '/' || character == '\\')
        .mapToObj(Identifiers::forbidden)
        .findFirst();
  }

  private static String forbidden(int character) {
    return Character.isISOControl(character)
        ? String.format("holds the control character U+%04X; remove it", character)
        : "holds \"" + Character.toString(character) + "\"; \"/\" and \"\\\" are not allowed";
  }
}

package io.riskhub.contract.validation;

/**
 * Trims as Python's {@code str.strip} does: producers trim before they hash, and Java's {@link
 * String#strip} leaves the no-break spaces and U+0085 that Python takes away.
 */
final class Blanks {

  private static final int NEXT_LINE = 0x85;

  private Blanks() {}

  static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (start < end && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(char unit) {
    return Character.isWhitespace(unit) || Character.isSpaceChar(unit) || unit == NEXT_LINE;
  }
}

package io.riskhub.blob;

/** Foreign text in a message: quoted, shortened, and without what could upset a terminal. */
final class Excerpt {

  private static final int MAX_LENGTH = 300;

  private Excerpt() {}

  static String of(String text) {
    StringBuilder excerpt = new StringBuilder("\"");
    text.codePoints()
        .limit(MAX_LENGTH)
        .forEach(
            character -> {
              if (isShown(character)) {
                excerpt.appendCodePoint(character);
              } else {
                excerpt.append(String.format("\\u{%X}", character));
              }
            });
    return excerpt
        .append(text.codePointCount(0, text.length()) > MAX_LENGTH ? "…\"" : "\"")
        .toString();
  }

  private static boolean isShown(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}

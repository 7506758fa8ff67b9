package io.riskhub.cli.output;

/** Text from elsewhere, made safe to show. */
public final class Printable {

  private Printable() {}

  /** {@code text} with control characters replaced, so that it cannot steer the terminal. */
  public static String of(String text) {
    return text.codePoints().noneMatch(Character::isISOControl)
        ? text
        : text.codePoints()
            .map(character -> Character.isISOControl(character) ? '\uFFFD' : character)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }
}

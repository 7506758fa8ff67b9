package io.riskhub.cli.output;

import java.util.stream.Collectors;

/** Text from elsewhere, made safe to show. */
public final class Printable {

  private Printable() {}

  /** One line: every control character is replaced, so that it cannot steer the terminal. */
  public static String line(String text) {
    return text.codePoints().noneMatch(Character::isISOControl)
        ? text
        : text.codePoints()
            .map(character -> Character.isISOControl(character) ? '\uFFFD' : character)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  /** The same for each line of {@code text}. */
  public static String lines(String text) {
    return text.lines().map(Printable::line).collect(Collectors.joining("\n"));
  }
}

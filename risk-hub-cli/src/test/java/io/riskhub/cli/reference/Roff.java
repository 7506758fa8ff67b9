package io.riskhub.cli.reference;

import java.util.List;

/** Text in the language of man pages. */
final class Roff {

  private final StringBuilder text = new StringBuilder();

  /** A request or macro with its arguments. */
  Roff macro(String name, String... arguments) {
    text.append('.').append(name);
    for (String argument : arguments) {
      text.append(" \"").append(escape(argument)).append('"');
    }
    text.append('\n');
    return this;
  }

  Roff comment(String words) {
    text.append(".\\\" ").append(words).append('\n');
    return this;
  }

  /** What {@link #escape}, {@link #bold} and {@link #italic} made, as lines of their own. */
  Roff line(String escaped) {
    boolean control = escaped.startsWith(".") || escaped.startsWith("'");
    text.append(control ? "\\&" : "").append(escaped).append('\n');
    return this;
  }

  Roff paragraphs(List<String> paragraphs) {
    for (String paragraph : paragraphs) {
      macro("PP").line(escape(paragraph));
    }
    return this;
  }

  static String bold(String plain) {
    return plain.isEmpty() ? "" : "\\fB" + escape(plain) + "\\fR";
  }

  static String italic(String plain) {
    return plain.isEmpty() ? "" : "\\fI" + escape(plain) + "\\fR";
  }

  /** Every character stands for itself, also when it is copied from the page into a shell. */
  static String escape(String plain) {
    StringBuilder escaped = new StringBuilder();
    plain
        .codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '\\' -> escaped.append("\\e");
                case '-' -> escaped.append("\\-");
                case '\'' -> escaped.append("\\(aq");
                case '"' -> escaped.append("\\(dq");
                case '`' -> escaped.append("\\(ga");
                case '^' -> escaped.append("\\(ha");
                case '~' -> escaped.append("\\(ti");
                default -> escaped.append(character(point));
              }
            });
    return escaped.toString();
  }

  private static String character(int point) {
    return point < 0x80 ? Character.toString(point) : "\\[u%04X]".formatted(point);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}

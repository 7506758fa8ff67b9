package io.riskhub.cli.output;

import java.util.regex.Pattern;

/** Words of a command line that is suggested to a person. */
public final class ShellWord {

  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_@%+=:,./-]+");

  private ShellWord() {}

  /** {@code word} as it must be typed in a shell. */
  public static String quote(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}

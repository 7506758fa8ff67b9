package io.riskhub.hub.config.secrets;

import io.riskhub.hub.Secret;
import java.util.regex.Pattern;

/**
 * How hard a token is to guess, at best: a text does not tell whether it was drawn at random. What
 * is too short, repeats itself or consists of words is found.
 */
public final class TokenStrength {

  /** Bits that nobody can try. */
  public static final int ENOUGH_BITS = 128;

  private static final int DIGITS = 10;
  private static final int HEX = 16;
  private static final int LETTERS = 26;
  private static final int PUNCTUATION = 32;

  /** Random text of this strength has more different characters than that. */
  private static final int FEW = 8;

  /** Of a word in a list of the common ones. */
  private static final double BITS_OF_A_WORD = 13;

  private static final Pattern WORDS = Pattern.compile("[A-Za-z]+([-_.][A-Za-z]+)+");
  private static final Pattern LOWER_HEX = Pattern.compile("[0-9a-f]+");

  private TokenStrength() {}

  /** At most so many bits. */
  public static int bits(Secret token) {
    String text = token.reveal();
    if (WORDS.matcher(text).matches()) {
      return (int) (text.split("[-_.]").length * BITS_OF_A_WORD);
    }
    long different = text.chars().distinct().count();
    double choices = different < FEW ? different : alphabet(text);
    return (int) Math.round(text.length() * Math.log(choices) / Math.log(2));
  }

  /** How many characters it was drawn from, judged by the kinds that are in it. */
  private static int alphabet(String text) {
    if (LOWER_HEX.matcher(text).matches()) {
      return text.chars().allMatch(Character::isDigit) ? DIGITS : HEX;
    }
    int size = text.chars().anyMatch(Character::isDigit) ? DIGITS : 0;
    size += text.chars().anyMatch(Character::isLowerCase) ? LETTERS : 0;
    size += text.chars().anyMatch(Character::isUpperCase) ? LETTERS : 0;
    // Of punctuation a random text mostly has the two of Base64 alone.
    long marks = text.chars().filter(c -> !Character.isLetterOrDigit(c)).distinct().count();
    return size + (marks > 2 ? PUNCTUATION : (int) marks);
  }
}

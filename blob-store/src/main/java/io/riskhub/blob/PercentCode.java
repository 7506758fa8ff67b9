package io.riskhub.blob;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Worlds and versions as parts of names. ASCII letters, digits, {@code .}, {@code _} and {@code -}
 * stand as they are; every other character is its UTF-8 bytes as {@code %XX}, upper case. A text
 * has one spelling, so that one blob has one ref.
 */
final class PercentCode {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private PercentCode() {}

  /**
   * The part of a name for {@code text}, cut after a whole character where it would exceed {@code
   * maxLength}: a world of 200 Korean letters makes 1,800 characters.
   *
   * @throws IllegalArgumentException when {@code text} holds half a surrogate pair
   */
  static String encode(String text, int maxLength) {
    StringBuilder encoded = new StringBuilder();
    int end = 0;
    while (end < text.length()) {
      int character = text.codePointAt(end);
      String code = encode(character);
      if (encoded.length() + code.length() > maxLength) {
        return encoded.toString();
      }
      encoded.append(code);
      end += Character.charCount(character);
    }
    return encoded.toString();
  }

  /** The text that {@link #encode} wrote so, or empty where it would not have. */
  static Optional<String> decode(String encoded) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < encoded.length(); i++) {
      char next = encoded.charAt(i);
      if (next == '%') {
        if (i + 2 >= encoded.length()
            || !HexFormat.isHexDigit(encoded.charAt(i + 1))
            || !HexFormat.isHexDigit(encoded.charAt(i + 2))) {
          return Optional.empty();
        }
        bytes.write(HexFormat.fromHexDigits(encoded, i + 1, i + 3));
        i += 2;
      } else if (next > 0x7f) {
        return Optional.empty();
      } else {
        bytes.write(next);
      }
    }
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes.toByteArray()))
              .toString();
      return encode(text, Integer.MAX_VALUE).equals(encoded) ? Optional.of(text) : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static String encode(int character) {
    if (isPlain(character)) {
      return Character.toString(character);
    }
    try {
      ByteBuffer bytes =
          StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(Character.toChars(character)));
      StringBuilder code = new StringBuilder();
      while (bytes.hasRemaining()) {
        code.append('%').append(HEX.toHexDigits(bytes.get()));
      }
      return code.toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("half a surrogate pair cannot stand in a name", e);
    }
  }

  private static boolean isPlain(int character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || character == '.'
        || character == '_'
        || character == '-';
  }
}

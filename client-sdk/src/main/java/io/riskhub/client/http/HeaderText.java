package io.riskhub.client.http;

import java.util.regex.Pattern;

/** What can stand in a header and arrive unharmed. */
public final class HeaderText {

  private static final Pattern LABEL = Pattern.compile("[!-~]([ -~]*[!-~])?");
  private static final Pattern TOKEN = Pattern.compile("[!-~]+");

  private HeaderText() {}

  /**
   * An actor, a stage or another label, if it is one.
   *
   * @throws IllegalArgumentException when it cannot be sent
   */
  public static String label(String name, String value) {
    if (!LABEL.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "%s '%s' cannot be sent: it must be printable ASCII, with no blank around"
              .formatted(name, value));
    }
    return value;
  }

  /**
   * A bearer token, if it is one.
   *
   * @throws IllegalArgumentException when it cannot be sent; it is not repeated
   */
  public static String token(String value) {
    if (!TOKEN.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "the token is empty, or holds a blank or a character beyond ASCII");
    }
    return value;
  }
}

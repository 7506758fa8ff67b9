package io.riskhub.client.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A path of the hub with its query, percent-encoded. */
public final class HubPath {

  private static final String UNRESERVED_PUNCTUATION = "-._~";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final String text;

  private HubPath(String text) {
    this.text = text;
  }

  /** The path of these segments below the hub's root. */
  public static HubPath of(String... segments) {
    return new HubPath(
        Arrays.stream(segments)
            .map(segment -> "/" + encode(segment))
            .collect(Collectors.joining("", "/risk-hub", "")));
  }

  /** How the hub is: outside of its root, and open to who has no token. */
  public static HubPath health(String question) {
    return new HubPath("/health/" + encode(question));
  }

  /** With a query parameter, unless its value is null. */
  public HubPath with(String parameter, @Nullable String value) {
    return value == null
        ? this
        : new HubPath(text + (text.contains("?") ? "&" : "?") + parameter + "=" + encode(value));
  }

  /** With the parameter set to true if {@code set}, else without it. */
  public HubPath with(String parameter, boolean set) {
    return with(parameter, set ? "true" : null);
  }

  @Override
  public String toString() {
    return text;
  }

  /**
   * Every byte that is not unreserved (RFC 3986), for form encoding's plus is no blank in a path.
   */
  private static String encode(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) each;
      if (isAsciiLetterOrDigit(character) || UNRESERVED_PUNCTUATION.indexOf(character) >= 0) {
        encoded.append(character);
      } else {
        encoded.append('%').append(HEX.toHexDigits(each));
      }
    }
    return encoded.toString();
  }

  private static boolean isAsciiLetterOrDigit(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9');
  }
}

package io.riskhub.contract.json;

import java.util.regex.Pattern;

/** Turns the JSON parser's messages into what a producer can act on. */
final class ParserMessage {

  /** Remarks about the parser's own settings and sources, which tell a producer nothing. */
  private static final Pattern REMARKS =
      Pattern.compile(" \\((?:start marker at|not recognized as one).*|: enable `.*");

  private static final Pattern DUPLICATE_KEY =
      Pattern.compile("Duplicate (?:field|Object property) ");

  private ParserMessage() {}

  static String readable(String message) {
    if (message.contains("nesting depth")) {
      return "it nests deeper than " + StrictJson.MAX_DEPTH + " levels; flatten it";
    }
    if (message.startsWith("Number value length")) {
      return "it holds a number longer than "
          + StrictJson.MAX_NUMBER_LENGTH
          + " characters; round it";
    }
    if (message.startsWith("Non-standard token")) {
      return "NaN and Infinity are no JSON numbers; send a finite number or leave the value out";
    }
    if (DUPLICATE_KEY.matcher(message).lookingAt()) {
      return DUPLICATE_KEY.matcher(message).replaceFirst("duplicate key ") + "; send each key once";
    }
    return REMARKS.matcher(message).replaceFirst("").strip();
  }
}

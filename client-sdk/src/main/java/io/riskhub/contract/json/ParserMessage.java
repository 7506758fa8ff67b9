package io.riskhub.contract.json;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the JSON parser's messages into what a producer can act on. */
final class ParserMessage {

  /** Remarks about the parser's own settings and sources, which tell a producer nothing. */
  private static final Pattern REMARKS =
      Pattern.compile(
          " \\((?:start marker at|for \\w+ starting at|not recognized as one|consider enabling).*"
              + "|: enable `.*");

  private static final Pattern DUPLICATE_KEY =
      Pattern.compile("Duplicate (?:field|Object property) [\"'](.*)[\"']", Pattern.DOTALL);

  /** The parser joins two halves of a sentence without a blank. */
  private static final Pattern RUN_TOGETHER = Pattern.compile("end-of-input(?=\\w)");

  /**
   * What the parser quotes from the text may be half of a character, or move a terminal's cursor.
   */
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cs}\\p{Cc}]");

  private static final Pattern LONE_SURROGATE_IN_KEY =
      Pattern.compile("(?:Broken surrogate pair|Unexpected low surrogate) in field name");

  private static final int MAX_KEY_LENGTH = 200;

  private ParserMessage() {}

  static String readable(String message) {
    return UNPRINTABLE.matcher(translated(message)).replaceAll("\uFFFD");
  }

  private static String translated(String message) {
    if (message.startsWith("Document nesting depth")) {
      return "it nests deeper than " + StrictJson.MAX_DEPTH + " levels; flatten it";
    }
    if (message.startsWith("Number value length")) {
      return "it holds a number longer than "
          + StrictJson.MAX_NUMBER_LENGTH
          + " characters; round it";
    }
    if (message.startsWith("String value length") || message.startsWith("Name length")) {
      return "it holds a text longer than " + JsonScan.MAX_TEXT + " characters; shorten it";
    }
    if (message.startsWith("Non-standard token")) {
      return "NaN and Infinity are no JSON numbers; send a finite number or leave the value out";
    }
    if (LONE_SURROGATE_IN_KEY.matcher(message).lookingAt()) {
      return "a key holds a lone surrogate; send the whole character";
    }
    Matcher duplicate = DUPLICATE_KEY.matcher(message);
    if (duplicate.matches()) {
      return "duplicate key '" + cut(duplicate.group(1)) + "'; send each key once";
    }
    String sentence = REMARKS.matcher(message).replaceFirst("").strip();
    return RUN_TOGETHER.matcher(sentence).replaceFirst("end-of-input: ");
  }

  private static String cut(String key) {
    return key.length() <= MAX_KEY_LENGTH ? key : key.substring(0, MAX_KEY_LENGTH) + "…";
  }
}

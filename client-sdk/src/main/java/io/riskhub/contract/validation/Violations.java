package io.riskhub.contract.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.contract.Violation;
import io.riskhub.contract.json.CanonicalJson;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with one document, so that a producer hears of everything at once. */
public final class Violations {

  /** A thousand wrong numbers are one mistake of the producer; the first of them tell enough. */
  private static final int MAX_REPORTED = 100;

  private static final int MAX_SHOWN_LENGTH = 60;
  private static final int MAX_PATH_LENGTH = 300;

  private final List<Violation> found = new ArrayList<>();
  private int unreported;

  /** Adds one; beyond a hundred they are only counted. */
  public void add(String field, String message) {
    if (found.size() < MAX_REPORTED) {
      found.add(new Violation(field, message));
    } else {
      unreported++;
    }
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** All of them, or a hundred and the number of the rest. */
  public List<Violation> list() {
    if (unreported == 0) {
      return List.copyOf(found);
    }
    List<Violation> all = new ArrayList<>(found);
    all.add(new Violation(Violation.WHOLE, "has " + unreported + " more violations"));
    return List.copyOf(all);
  }

  /** The value as a person would recognise it in the body that was sent, cut when it is long. */
  public static String show(JsonNode value) {
    if (value.isObject()) {
      return "an object";
    }
    if (value.isArray()) {
      return "an array";
    }
    if (value.isTextual() && isReadable(value.textValue())) {
      return '"' + cut(value.textValue()) + '"';
    }
    if (value.isFloatingPointNumber() && !Double.isFinite(value.doubleValue())) {
      return "too large for a double";
    }
    return cut(CanonicalJson.write(value));
  }

  /** Whether a person sees every character of it, so that it needs no escapes. */
  private static boolean isReadable(String text) {
    return text.codePoints()
        .allMatch(
            character ->
                Character.isLetterOrDigit(character)
                    || (character >= ' ' && character <= '~' && character != '"'));
  }

  /** Where a value stands; bounded, since each of thousands of violations may repeat it. */
  static String path(String parent, String key) {
    return cut(parent + "." + key, MAX_PATH_LENGTH);
  }

  /** A path of one step, bounded likewise. */
  public static String path(String key) {
    return cut(key, MAX_PATH_LENGTH);
  }

  /** A text of any length, bounded for a message. */
  public static String cut(String text) {
    return cut(text, MAX_SHOWN_LENGTH);
  }

  private static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end) + "…";
  }
}

package io.riskhub.hub.signal.worker;

import static java.util.Comparator.comparingDouble;

import io.riskhub.blob.ContentDigest;
import io.riskhub.blob.ContentDigest.Algorithm;
import io.riskhub.contract.json.CodePointOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a signal lists. A snapshot may have a million strategies, with names of any length; a signal
 * is a row and an event, and stays small. What is left out of the list was judged, too.
 */
final class Listing {

  /** The most strategies, checks or reasons that are listed. */
  static final int MOST = 200;

  /** The longest name, in characters (Unicode code points). */
  static final int LONGEST_NAME = 100;

  private static final int LONGEST_SENTENCE = 500;
  private static final int DIGITS = 16;

  private Listing() {}

  /** The names of what counts most, whatever its sign; among equals the first by name. */
  static List<String> mostImportant(Collection<String> names, ToDoubleFunction<String> importance) {
    Comparator<String> mostFirst =
        comparingDouble((String name) -> Math.abs(importance.applyAsDouble(name))).reversed();
    return names.stream()
        .sorted(mostFirst.thenComparing(CodePointOrder.INSTANCE))
        .limit(MOST)
        .toList();
  }

  /** A name; of a long one the beginning, and a digest that tells it from others. */
  static String name(String name) {
    if (name.codePointCount(0, name.length()) <= LONGEST_NAME) {
      return name;
    }
    String digest = ContentDigest.of(Algorithm.BLAKE3, name.getBytes(StandardCharsets.UTF_8)).hex();
    return beginning(name, LONGEST_NAME - DIGITS - 1) + "…" + digest.substring(0, DIGITS);
  }

  /** A sentence, or its beginning. */
  static String sentence(String sentence) {
    return sentence.codePointCount(0, sentence.length()) <= LONGEST_SENTENCE
        ? sentence
        : beginning(sentence, LONGEST_SENTENCE - 1) + "…";
  }

  private static String beginning(String text, int characters) {
    return text.substring(0, text.offsetByCodePoints(0, characters));
  }
}

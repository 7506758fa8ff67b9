package io.riskhub.cli.failure;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds the words that somebody may have meant who typed another. */
final class Nearest {

  /** One slip of the fingers in as many letters. */
  private static final int LETTERS_PER_SLIP = 3;

  private Nearest() {}

  /** Those with the fewest slips between them and {@code typed}, if there are not too many. */
  static List<String> of(String typed, Collection<String> words) {
    int most = Math.max(1, typed.replace("-", "").length() / LETTERS_PER_SLIP);
    Map<Integer, List<String>> bySlips =
        words.stream()
            .sorted()
            .filter(word -> word.length() > 2)
            .collect(Collectors.groupingBy(word -> slips(typed, word)));
    return bySlips.keySet().stream()
        .filter(slips -> slips <= most)
        .min(Integer::compare)
        .map(bySlips::get)
        .orElse(List.of());
  }

  /** Letters that are missing, too many, others or in the wrong order; none in a beginning. */
  private static int slips(String typed, String word) {
    if (typed.length() > 2 && word.startsWith(typed)) {
      return 0;
    }
    int[][] table = new int[typed.length() + 1][word.length() + 1];
    for (int i = 0; i <= typed.length(); i++) {
      for (int j = 0; j <= word.length(); j++) {
        table[i][j] = i == 0 || j == 0 ? i + j : cheapest(table, typed, word, i, j);
      }
    }
    return table[typed.length()][word.length()];
  }

  private static int cheapest(int[][] table, String typed, String word, int i, int j) {
    boolean same = typed.charAt(i - 1) == word.charAt(j - 1);
    int least = table[i - 1][j - 1] + (same ? 0 : 1);
    least = Math.min(least, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && typed.charAt(i - 1) == word.charAt(j - 2)
            && typed.charAt(i - 2) == word.charAt(j - 1);
    return swapped ? Math.min(least, table[i - 2][j - 2] + 1) : least;
  }
}

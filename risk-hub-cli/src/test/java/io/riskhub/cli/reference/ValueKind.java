package io.riskhub.cli.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;

/**
 * What can be typed as the value of an option or as a parameter.
 *
 * @param name as the scripts call it
 * @param words all that it can be, for {@code listed}
 */
record ValueKind(String name, List<String> words) implements Comparable<ValueKind> {

  /** A flag: nothing is to follow. */
  static final ValueKind NONE = new ValueKind("", List.of());

  static ValueKind of(ArgSpec argument) {
    if (argument.isOption() && argument.arity().min() == 0) {
      return NONE;
    }
    if (argument.completionCandidates() != null) {
      List<String> words = new ArrayList<>();
      argument.completionCandidates().forEach(word -> words.add(word.toLowerCase(Locale.ROOT)));
      return new ValueKind("listed", words);
    }
    return new ValueKind(
        switch (argument.paramLabel()) {
          case "WORLD" -> "world";
          case "FILE", "PLACE", "SOURCE" -> "file";
          case "DIRECTORY" -> "directory";
          default -> "any";
        },
        List.of());
  }

  /** A line of shell that says so. */
  String assignment() {
    String found =
        words.isEmpty()
            ? ""
            : words.stream()
                .map(Completions::quoted)
                .collect(Collectors.joining(" ", "found=(", ")"));
    return "      kind="
        + Completions.quoted(name)
        + "\n"
        + (found.isEmpty() ? "" : "      " + found + "\n");
  }

  @Override
  public int compareTo(ValueKind other) {
    return assignment().compareTo(other.assignment());
  }
}

package io.riskhub.hub.config.reference;

import java.util.List;

/** What may stand behind a key. */
public sealed interface Form {

  /** In a few words, for people. */
  String words();

  /**
   * A text.
   *
   * @param words what kind of text
   */
  record Text(String words) implements Form {}

  /** One of a few words. */
  record Choice(List<String> choices) implements Form {
    public Choice {
      choices = List.copyOf(choices);
    }

    @Override
    public String words() {
      return String.join(" or ", choices);
    }
  }

  /**
   * A whole number.
   *
   * @param unit what it counts, such as seconds; empty for a mere number
   */
  record Whole(int from, int to, String unit) implements Form {
    @Override
    public String words() {
      return "%s%d to %d".formatted(unit.isEmpty() ? "" : unit + ", ", from, to);
    }
  }

  /** True or false. */
  record Flag() implements Form {
    @Override
    public String words() {
      return "true or false";
    }
  }

  /** Several mappings. */
  record Entries(String words) implements Form {}

  /** Several texts. */
  record Texts(String words) implements Form {}
}

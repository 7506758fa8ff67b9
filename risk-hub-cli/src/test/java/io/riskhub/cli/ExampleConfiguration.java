package io.riskhub.cli;

import io.riskhub.hub.config.reference.Setting;
import java.util.List;
import java.util.regex.Pattern;

/** Writes {@code docs/riskhub.example.yaml}: every key with its meaning, commented out. */
final class ExampleConfiguration {

  private static final String BEGINNING =
      """
      # A configuration of riskhub with every key. Take the "#" away from what you set, and from the
      # mappings around it; what is not set has its default. See configuration.md.
      # Generated from the code: see "Change a setting" in CONTRIBUTING.md.
      """;

  /** As many words as stand well in a line. */
  private static final Pattern WORDS = Pattern.compile("(.{1,90})(?: |$)");

  private ExampleConfiguration() {}

  /** The file; {@code active} sets every key to its example. */
  static String render(boolean active) {
    String mark = active ? "" : "#";
    StringBuilder text = new StringBuilder(BEGINNING);
    List<String> open = List.of();
    for (Setting setting : Setting.all()) {
      if (setting.section().endsWith("[]")) {
        // The example of the list itself shows these.
        continue;
      }
      List<String> section =
          setting.section().isEmpty() ? List.of() : List.of(setting.section().split("\\."));
      open = enter(text, open, section, mark);
      String indent = "  ".repeat(section.size());
      text.append('\n');
      comment(text, indent, setting.meaning());
      comment(text, indent, setting.form().words() + "; default: " + setting.standard());
      text.append("%s%s%s: %s\n".formatted(indent, mark, setting.key(), setting.example()));
    }
    return text.toString();
  }

  private static List<String> enter(
      StringBuilder text, List<String> open, List<String> section, String mark) {
    int common = 0;
    while (common < Math.min(open.size(), section.size())
        && open.get(common).equals(section.get(common))) {
      common++;
    }
    for (int i = common; i < section.size(); i++) {
      text.append("\n%s%s%s:\n".formatted("  ".repeat(i), mark, section.get(i)));
    }
    return section;
  }

  private static void comment(StringBuilder text, String indent, String words) {
    WORDS
        .matcher(words.replace("`", ""))
        .results()
        .forEach(line -> text.append("%s# %s\n".formatted(indent, line.group(1))));
  }
}

package io.riskhub.cli.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.cli.options.OutputOptions;
import io.riskhub.cli.output.JsonText;
import io.riskhub.cli.output.Table;
import java.util.List;

/** Prints an answer that is a list, in each of the formats. */
final class Listing {

  private Listing() {}

  /**
   * Prints what a hub has listed.
   *
   * @param field the name of the list in JSON
   * @param elements each as the hub sent it
   * @param ifEmpty what to tell people when there are none
   */
  static void print(
      OutputOptions output,
      String field,
      List<String> elements,
      Table<JsonNode> table,
      String ifEmpty) {
    if (elements.isEmpty()) {
      output.remark(ifEmpty);
    }
    switch (output.format()) {
      case TABLE -> {
        if (!elements.isEmpty()) {
          output.out().print(table.render(elements.stream().map(JsonText::read).toList()));
        }
      }
      case JSON -> output.out().println(JsonText.pretty(document(field, elements)));
      case NDJSON -> elements.forEach(output.out()::println);
    }
  }

  private static String document(String field, List<String> elements) {
    return "{\"%s\":[%s]}".formatted(field, String.join(",", elements));
  }
}

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
   * Prints the elements of the array {@code field} of {@code json}.
   *
   * @param ifEmpty what to tell people when there are none
   */
  static void print(
      OutputOptions output, String json, String field, Table<JsonNode> table, String ifEmpty) {
    List<String> elements = JsonText.elements(json, field);
    if (elements.isEmpty()) {
      output.remark(ifEmpty);
    }
    switch (output.format()) {
      case TABLE -> {
        if (!elements.isEmpty()) {
          output.out().print(table.render(elements.stream().map(JsonText::read).toList()));
        }
      }
      case JSON -> output.out().println(JsonText.pretty(json));
      case NDJSON -> elements.forEach(output.out()::println);
    }
  }
}

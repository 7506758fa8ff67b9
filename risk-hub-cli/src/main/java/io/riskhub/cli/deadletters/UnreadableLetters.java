package io.riskhub.cli.deadletters;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.cli.deadletters.source.UnreadableLetter;
import io.riskhub.cli.options.OutputOptions;
import io.riskhub.cli.output.JsonText;
import io.riskhub.cli.output.OutputFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What could not be read on the way, to be told at the end. */
final class UnreadableLetters {

  private static final int MOST_NAMED = 10;

  private final List<UnreadableLetter> letters = new ArrayList<>();

  void add(UnreadableLetter letter) {
    letters.add(letter);
  }

  /** Tells people, and programs that read line by line. */
  void tell(OutputOptions output) {
    if (output.format() == OutputFormat.NDJSON) {
      letters.forEach(
          letter ->
              output
                  .out()
                  .println(
                      JsonText.write(
                          LetterJson.of(letter).put("state", "unreadable"), OutputFormat.NDJSON)));
    }
    if (!letters.isEmpty()) {
      output.remark(
          "%,d %s could not be read: %s%s"
              .formatted(
                  letters.size(),
                  letters.size() == 1 ? "letter" : "letters",
                  letters.stream()
                      .limit(MOST_NAMED)
                      .map(one -> "%s (%,d bytes)".formatted(one.place(), one.bytes()))
                      .collect(Collectors.joining(", ")),
                  letters.size() > MOST_NAMED ? ", …" : ""));
    }
  }

  /** Tells programs, if there is something to tell. */
  void addTo(ObjectNode json) {
    if (!letters.isEmpty()) {
      json.putArray("unreadable").addAll(letters.stream().map(LetterJson::of).toList());
    }
  }
}

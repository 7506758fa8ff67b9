package io.riskhub.cli.deadletters;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.cli.deadletters.source.FoundLetter;
import io.riskhub.cli.deadletters.source.LetterActions;
import io.riskhub.cli.deadletters.source.LetterSource;
import io.riskhub.cli.deadletters.source.UnreadableLetter;
import io.riskhub.cli.options.OutputOptions;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.HumanSize;
import io.riskhub.cli.output.HumanTime;
import io.riskhub.cli.output.JsonText;
import io.riskhub.cli.output.OutputFormat;
import io.riskhub.cli.output.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code riskhub dlq list}. */
@Command(
    name = "list",
    header = "List the events that were given up, those of a world oldest first.",
    description = {
      "A letter is waiting; or its event was replayed; or has expired since, so that consumers"
          + " would drop it; or was cut, because it was too large to be kept.",
      "",
      "With --brokers (or a --config that names them) the letters are in a topic of the control"
          + " bus, else with the hub at --base-url. Of brokers, --timeout is how long they may give"
          + " nothing."
    },
    footer = {
      "riskhub dlq list",
      "riskhub dlq list --brokers k1:9092",
      "riskhub dlq list --world us-tech --since 2025-01-31 -o ndjson"
    })
public final class DeadLettersListCommand implements Callable<Integer> {

  @Mixin private LetterAccess access;
  @Mixin private LetterFilter filter;
  @Mixin private OutputOptions output;

  private final Instant now = Instant.now();
  private final List<FoundLetter> found = new ArrayList<>();
  private final UnreadableLetters unreadable = new UnreadableLetters();

  @Override
  public Integer call() {
    try (LetterSource letters = access.open(output)) {
      letters.forEach(
          new LetterSource.Visitor() {
            @Override
            public void letter(FoundLetter letter, LetterActions actions) {
              if (filter.matches(letter)) {
                add(letter);
              }
            }

            @Override
            public void unreadable(UnreadableLetter letter) {
              unreadable.add(letter);
            }
          });
    }
    switch (output.format()) {
      case NDJSON -> {}
      case JSON -> output.out().println(JsonText.write(json(), OutputFormat.JSON));
      case TABLE -> {
        if (found.isEmpty()) {
          output.remark("no dead letters");
        } else {
          output.out().print(table().render(found));
        }
      }
    }
    unreadable.tell(output);
    return ExitCode.DONE.number();
  }

  private void add(FoundLetter letter) {
    if (output.format() == OutputFormat.NDJSON) {
      output.out().println(JsonText.write(LetterJson.of(letter, now), OutputFormat.NDJSON));
    } else {
      found.add(letter);
    }
  }

  private ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putArray("dead_letters")
        .addAll(found.stream().map(letter -> LetterJson.of(letter, now)).toList());
    unreadable.addTo(json);
    return json;
  }

  private Table<FoundLetter> table() {
    return new Table<FoundLetter>()
        .column("place", FoundLetter::place)
        .column("world", FoundLetter::worldId)
        .column("version", letter -> letter.event().version().orElse("-"))
        .column("stage", FoundLetter::stage)
        .column("state", letter -> letter.state(now).toString())
        .column("given up", letter -> HumanTime.relative(letter.at(), now))
        .numbers("attempts", letter -> String.valueOf(letter.attempts()))
        .numbers("size", letter -> HumanSize.of(letter.event().bytes()))
        .column("error", FoundLetter::error);
  }
}

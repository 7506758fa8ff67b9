package io.riskhub.cli.deadletters;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.cli.options.OutputOptions;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.HumanTime;
import io.riskhub.cli.output.JsonText;
import io.riskhub.cli.output.OutputFormat;
import io.riskhub.cli.output.Table;
import io.riskhub.contract.event.DeadLetter;
import io.riskhub.hub.kafka.DeadLetterTopic;
import io.riskhub.hub.kafka.DeadLetterTopic.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code riskhub dlq list}. */
@Command(
    name = "list",
    description = {
      "List the events that were given up, the oldest first.",
      "",
      "Examples:",
      "  riskhub dlq list --brokers k1:9092",
      "  riskhub dlq list --brokers k1:9092 --world us-tech --since 2025-01-31 -o ndjson",
      ""
    })
public final class DeadLettersListCommand implements Callable<Integer> {

  @Mixin private BusAccess access;
  @Mixin private LetterFilter filter;
  @Mixin private OutputOptions output;

  private record Found(Place place, DeadLetter letter) {}

  @Override
  public Integer call() {
    List<Found> found = new ArrayList<>();
    BusTrouble.guard(
        () -> {
          try (DeadLetterTopic topic = DeadLetterTopic.open(access.settings())) {
            topic.forEach(
                (place, letter) -> {
                  if (!filter.matches(letter)) {
                    return;
                  }
                  if (output.format() == OutputFormat.NDJSON) {
                    output.out().println(JsonText.write(json(place, letter), OutputFormat.NDJSON));
                  } else {
                    found.add(new Found(place, letter));
                  }
                });
          }
        });
    switch (output.format()) {
      case NDJSON -> {}
      case JSON ->
          output
              .out()
              .println(
                  JsonText.write(
                      Map.of(
                          "dead_letters",
                          found.stream().map(one -> json(one.place(), one.letter())).toList()),
                      OutputFormat.JSON));
      case TABLE -> {
        if (found.isEmpty()) {
          output.remark("no dead letters");
        } else {
          output.out().print(table().render(found));
        }
      }
    }
    return ExitCode.DONE.number();
  }

  private static Table<Found> table() {
    Instant now = Instant.now();
    return new Table<Found>()
        .column("place", found -> found.place().toString())
        .column("world", found -> found.letter().worldId())
        .column("stage", found -> found.letter().stage())
        .column("given up", found -> HumanTime.relative(found.letter().at(), now))
        .numbers("attempts", found -> String.valueOf(found.letter().attempts()))
        .numbers("bytes", found -> "%,d".formatted(found.letter().event().length))
        .column("error", found -> found.letter().error());
  }

  private static ObjectNode json(Place place, DeadLetter letter) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("partition", place.partition())
        .put("offset", place.offset())
        .put("world_id", letter.worldId())
        .put("stage", letter.stage())
        .put("attempts", letter.attempts())
        .put("error", letter.error())
        .put("at", letter.at().toString())
        .put("bytes", letter.event().length);
  }
}

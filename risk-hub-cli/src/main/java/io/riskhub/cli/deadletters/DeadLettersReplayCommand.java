package io.riskhub.cli.deadletters;

import io.riskhub.cli.options.OutputOptions;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.JsonText;
import io.riskhub.cli.output.OutputFormat;
import io.riskhub.hub.kafka.DeadLetterTopic;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code riskhub dlq replay}. */
@Command(
    name = "replay",
    description = {
      "Send events that were given up to the topic that they came from, byte for byte.",
      "",
      "Mend first what they failed for, or they come back. A dead letter stays where it is: its topic"
          + " keeps it as long as it is set to. Replaying one twice does no harm, since consumers know"
          + " handled events again.",
      "",
      "Examples:",
      "  riskhub dlq replay --brokers k1:9092 --dry-run",
      "  riskhub dlq replay --brokers k1:9092 --world us-tech --error 'blob is gone'",
      ""
    })
public final class DeadLettersReplayCommand implements Callable<Integer> {

  @Mixin private BusAccess access;
  @Mixin private LetterFilter filter;

  @Option(names = "--dry-run", description = "tell how many would be sent, and send none")
  private boolean dryRun;

  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    AtomicLong matching = new AtomicLong();
    BusTrouble.guard(
        () -> {
          try (DeadLetterTopic topic = DeadLetterTopic.open(access.settings())) {
            topic.forEach(
                (place, letter) -> {
                  if (filter.matches(letter)) {
                    if (!dryRun) {
                      topic.replay(letter);
                    }
                    matching.incrementAndGet();
                  }
                });
          }
        });
    output
        .out()
        .println(
            output.format() == OutputFormat.TABLE
                ? "%,d %s".formatted(matching.get(), dryRun ? "would be replayed" : "replayed")
                : JsonText.write(
                    Map.of("replayed", dryRun ? 0 : matching.get(), "matching", matching.get()),
                    output.format()));
    return ExitCode.DONE.number();
  }
}

package io.riskhub.cli.doctor;

import io.riskhub.cli.options.value.TimeSpanConverter;
import io.riskhub.hub.kafka.TopicShape;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the topic of events is wanted. */
final class TopicOptions {

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description = "fail when the topic of events has fewer partitions; --fix makes it so")
  private @Nullable Integer partitions;

  @Option(
      names = "--replicas",
      paramLabel = "N",
      description = "the same for the replicas of each (default: warn when there is only one)")
  private @Nullable Short replicas;

  @Option(
      names = "--retention",
      paramLabel = "SPAN",
      converter = TimeSpanConverter.class,
      description =
          "the same for how long events stay: 12h, 7d (default: warn when it is less than a day)")
  private @Nullable Duration retention;

  TopicShape shape() {
    return new TopicShape(
        Optional.ofNullable(partitions),
        Optional.ofNullable(replicas),
        Optional.ofNullable(retention));
  }
}

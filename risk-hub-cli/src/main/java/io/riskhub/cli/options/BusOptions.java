package io.riskhub.cli.options;

import io.riskhub.hub.config.settings.BusSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the control bus is: the options of every command that publishes to it or reads it. */
public final class BusOptions {

  @Option(
      names = "--brokers",
      paramLabel = "HOST:PORT,...",
      defaultValue = "${env:RISKHUB_BROKERS}",
      description =
          "announce events over these Kafka brokers (RISKHUB_BROKERS); credentials come from the"
              + " properties file that the --config file names")
  private @Nullable String brokers;

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      defaultValue = "${env:RISKHUB_TOPIC}",
      description = "the topic of events (RISKHUB_TOPIC; default: risk_snapshot_updated)")
  private @Nullable String topic;

  /** What flags and environment say. */
  public BusSettings settings() {
    return new BusSettings(
        brokers == null || brokers.isBlank() ? null : List.of(brokers.strip().split("\\s*,\\s*")),
        topic == null || topic.isBlank() ? null : topic,
        null,
        null);
  }
}

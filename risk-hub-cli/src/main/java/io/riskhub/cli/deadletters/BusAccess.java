package io.riskhub.cli.deadletters;

import io.riskhub.cli.options.BusOptions;
import io.riskhub.cli.options.ConfigOptions;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.hub.config.BusConfigs;
import io.riskhub.hub.config.ConfigException;
import io.riskhub.hub.config.settings.HubSettings;
import io.riskhub.hub.kafka.KafkaSettings;
import picocli.CommandLine.Mixin;

/** The options of a command that reads the dead-letter topic. */
final class BusAccess {

  @Mixin private ConfigOptions configFile;
  @Mixin private BusOptions bus;

  KafkaSettings settings() {
    try {
      return BusConfigs.resolve(HubSettings.NONE.with(bus.settings()).over(configFile.settings()))
          .orElseThrow(
              () ->
                  new CommandFailure(
                      ExitCode.USAGE,
                      "--brokers is missing: the dead letters are in a topic of the control bus"));
    } catch (ConfigException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "the control bus cannot be found:\n- " + String.join("\n- ", e.problems()),
          e);
    }
  }
}

package io.riskhub.cli.deadletters;

import io.riskhub.cli.deadletters.source.HubLetters;
import io.riskhub.cli.deadletters.source.LetterSource;
import io.riskhub.cli.deadletters.source.TopicLetters;
import io.riskhub.cli.options.BusOptions;
import io.riskhub.cli.options.ConfigOptions;
import io.riskhub.cli.options.HubOptions;
import io.riskhub.cli.options.OutputOptions;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.hub.config.BusConfigs;
import io.riskhub.hub.config.ConfigException;
import io.riskhub.hub.config.settings.HubSettings;
import io.riskhub.hub.kafka.KafkaSettings;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** The options that say where the dead letters are. */
final class LetterAccess {

  @Mixin private ConfigOptions configFile;
  @Mixin private BusOptions bus;

  @Mixin private HubOptions hub;

  /** The letters in the topic of the control bus if one is given, else those of the hub itself. */
  LetterSource open(OutputOptions output) {
    Optional<KafkaSettings> controlBus = settings();
    return controlBus.isPresent()
        ? new TopicLetters(controlBus.get(), hub.timeout(), configFile.audit("dlq-replay"))
        : new HubLetters(hub.client(output).build(), output::remark);
  }

  private Optional<KafkaSettings> settings() {
    try {
      return BusConfigs.resolve(HubSettings.NONE.with(bus.settings()).over(configFile.settings()));
    } catch (ConfigException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "the control bus cannot be found:\n- " + String.join("\n- ", e.problems()),
          e);
    }
  }
}

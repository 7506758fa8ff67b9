package io.riskhub.cli.options;

import io.riskhub.hub.audit.command.CommandAudit;
import io.riskhub.hub.config.ConfigException;
import io.riskhub.hub.config.audit.AuditConfigs;
import io.riskhub.hub.config.file.ConfigFile;
import io.riskhub.hub.config.settings.HubSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The file of settings, the same for the hub and for commands that work beside it. */
public final class ConfigOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "${env:RISKHUB_CONFIG}",
      description = "a YAML file of settings (RISKHUB_CONFIG)")
  private @Nullable Path file;

  /** The file itself, if one is named. */
  public Optional<Path> file() {
    // An empty variable names none.
    return Optional.ofNullable(file).filter(named -> !named.toString().isEmpty());
  }

  /**
   * What the file says; nothing if there is none.
   *
   * @throws ConfigException when it cannot be read or holds mistakes
   */
  public HubSettings settings() {
    return file().map(ConfigFile::read).orElse(HubSettings.NONE);
  }

  /**
   * The audit of a command that changes something beside the hub of this file, in a chain of that
   * name. Without a file it is not known which hub's that would be, and nothing is taken down.
   */
  public CommandAudit audit(String command) {
    return new CommandAudit(
        file()
            .flatMap(
                named -> AuditConfigs.resolve(ConfigFile.read(named), Environment.dataDirectory())),
        command,
        Clock.systemUTC());
  }

  /**
   * The same as {@link #settings()} for a command that tells all mistakes at once: those in the
   * file are added to {@code problems}.
   *
   * @throws ConfigException when the file cannot be read at all
   */
  public HubSettings settings(List<String> problems) {
    return file().map(named -> ConfigFile.read(named, problems)).orElse(HubSettings.NONE);
  }
}

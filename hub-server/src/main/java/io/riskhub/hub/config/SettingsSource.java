package io.riskhub.hub.config;

import io.riskhub.hub.config.settings.HubSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Where settings come from, to be read more than once: what they say can change. */
public interface SettingsSource {

  /**
   * What they say now; mistakes are added to {@code problems}.
   *
   * @throws ConfigException when they cannot be read at all
   */
  HubSettings settings(List<String> problems);

  /** The files that they come from, beside those that these name. */
  Set<Path> files();
}

package io.riskhub.hub.config;

import io.riskhub.hub.access.TokenSource;
import io.riskhub.hub.access.Tokens;
import io.riskhub.hub.config.settings.AccessSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The tokens of a configuration, read from its sources each time.
 *
 * @param source of all settings: one that is wrong anywhere may be half of what it is to be
 */
record ConfiguredTokens(SettingsSource source) implements TokenSource {

  @Override
  public Reading read() {
    List<String> problems = new ArrayList<>();
    Set<Path> files = new HashSet<>(source.files());
    try {
      AccessSettings access = source.settings(problems).access();
      files.addAll(access.files());
      Tokens tokens = AccessConfigs.tokens(access, problems);
      return problems.isEmpty()
          ? new Reading.Usable(tokens, files)
          : new Reading.Broken(problems, files);
    } catch (ConfigException e) {
      return new Reading.Broken(e.problems(), files);
    }
  }
}

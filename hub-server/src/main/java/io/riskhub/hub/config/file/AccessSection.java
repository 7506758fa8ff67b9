package io.riskhub.hub.config.file;

import io.riskhub.hub.Secret;
import io.riskhub.hub.access.Token;
import io.riskhub.hub.config.ConfigException;
import io.riskhub.hub.config.reference.AccessKey;
import io.riskhub.hub.config.settings.AccessSettings;
import io.riskhub.hub.config.settings.NetworkSettings;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a configuration file says of access. */
final class AccessSection {

  private final ConfigSection hub;
  private final Path file;
  private final List<String> problems;
  private final Set<Path> files = new HashSet<>();

  /**
   * @param hub the settings below {@code risk_hub}
   * @param file the file, which paths in it are relative to
   */
  AccessSection(ConfigSection hub, Path file, List<String> problems) {
    this.hub = hub;
    this.file = file;
    this.problems = problems;
  }

  AccessSettings read() {
    Secret token = token();
    List<Token> tokens = tokens();
    return new AccessSettings(
        token,
        tokens,
        files,
        hub.texts(AccessKey.ALLOWED_ACTORS),
        hub.texts(AccessKey.ALLOWED_STAGES),
        new NetworkSettings(
            hub.texts(AccessKey.ALLOWED_NETWORKS),
            hub.texts(AccessKey.OPERATIONS_NETWORKS),
            hub.texts(AccessKey.TRUSTED_PROXIES)),
        hub.number(AccessKey.REQUESTS_PER_SEC));
  }

  private @Nullable Secret token() {
    String token = hub.text(AccessKey.TOKEN);
    String tokenFile = hub.text(AccessKey.TOKEN_FILE);
    if (token != null && tokenFile != null) {
      problems.add("risk_hub.token and risk_hub.token_file: set one of the two");
    }
    if (tokenFile == null) {
      return token == null ? null : new Secret(token);
    }
    try {
      return TokenFile.read(named(tokenFile));
    } catch (ConfigException e) {
      problems.addAll(e.problems());
      return null;
    }
  }

  private @Nullable List<Token> tokens() {
    List<ConfigSection> entries = hub.sections(AccessKey.TOKENS);
    String tokensFile = hub.text(AccessKey.TOKENS_FILE);
    if (entries != null && tokensFile != null) {
      problems.add("risk_hub.tokens and risk_hub.tokens_file: set one of the two");
    }
    if (tokensFile == null) {
      return entries == null ? null : TokenEntries.read(entries, problems);
    }
    try {
      return TokensFile.read(named(tokensFile));
    } catch (ConfigException e) {
      problems.addAll(e.problems());
      return null;
    }
  }

  private Path named(String text) {
    Path named = file.resolveSibling(text);
    files.add(named);
    return named;
  }
}

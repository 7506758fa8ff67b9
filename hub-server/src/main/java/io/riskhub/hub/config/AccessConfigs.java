package io.riskhub.hub.config;

import io.riskhub.hub.Secret;
import io.riskhub.hub.access.AccessConfig;
import io.riskhub.hub.access.Token;
import io.riskhub.hub.access.TokenSource;
import io.riskhub.hub.access.Tokens;
import io.riskhub.hub.access.WriteLimits;
import io.riskhub.hub.access.network.NetworkRules;
import io.riskhub.hub.access.network.Networks;
import io.riskhub.hub.config.reference.AccessKey;
import io.riskhub.hub.config.reference.Setting;
import io.riskhub.hub.config.settings.AccessSettings;
import io.riskhub.hub.config.settings.NetworkSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says who may do what. */
public final class AccessConfigs {

  private AccessConfigs() {}

  /**
   * Access as the settings want it, with the tokens as they are now; adds problems to the others.
   */
  static AccessConfig resolve(AccessSettings settings, List<String> problems) {
    NetworkSettings networks = settings.networks();
    return new AccessConfig(
        TokenSource.fixed(tokens(settings, problems)),
        new WriteLimits(set(settings.actors()), set(settings.stages()), Set.of()),
        new NetworkRules(
            networks(AccessKey.ALLOWED_NETWORKS, networks.hub(), problems),
            networks(AccessKey.OPERATIONS_NETWORKS, networks.operations(), problems),
            networks(AccessKey.TRUSTED_PROXIES, networks.proxies(), problems)),
        settings.requestsPerSecond() == null
            ? OptionalInt.empty()
            : OptionalInt.of(settings.requestsPerSecond()));
  }

  /**
   * All tokens of those settings.
   *
   * @throws ConfigException when they cannot be used
   */
  public static Tokens tokens(AccessSettings settings) {
    List<String> problems = new ArrayList<>();
    Tokens tokens = tokens(settings, problems);
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    return tokens;
  }

  /** All tokens; the one that may do all first. */
  static Tokens tokens(AccessSettings settings, List<String> problems) {
    List<Token> tokens = new ArrayList<>();
    sole(settings.token(), problems).map(Secret::reveal).map(Token::sole).ifPresent(tokens::add);
    List<Token> listed = settings.tokens() == null ? List.of() : settings.tokens();
    listed.stream()
        .filter(token -> tokens.stream().anyMatch(sole -> sole.sha256().equals(token.sha256())))
        .forEach(
            token ->
                problems.add(
                    "the token \"%s\" has the secret of risk_hub.token, which may do all; give it"
                            .formatted(token.name())
                        + " one of its own"));
    tokens.addAll(listed);
    return new Tokens(tokens);
  }

  /**
   * One rule for a token from anywhere, and the same as for clients: blanks around it do not count.
   */
  private static Optional<Secret> sole(@Nullable Secret given, List<String> problems) {
    if (given == null) {
      return Optional.empty();
    }
    String token = given.reveal().strip();
    if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c <= '~')) {
      problems.add("the token is empty, or holds a blank or a character beyond ASCII");
    }
    return Optional.of(new Secret(token));
  }

  private static Networks networks(
      Setting setting, @Nullable List<String> texts, List<String> problems) {
    if (texts == null) {
      return Networks.NONE;
    }
    int before = problems.size();
    texts.forEach(
        text ->
            Networks.problem(text)
                .ifPresent(problem -> problems.add(setting.path() + ": " + problem)));
    return problems.size() == before ? Networks.of(texts) : Networks.NONE;
  }

  private static Set<String> set(@Nullable List<String> texts) {
    return texts == null ? Set.of() : Set.copyOf(texts);
  }
}

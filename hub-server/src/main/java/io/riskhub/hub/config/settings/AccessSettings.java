package io.riskhub.hub.config.settings;

import io.riskhub.hub.Secret;
import io.riskhub.hub.access.Token;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may speak to the hub.
 *
 * @param token the one token that may do all
 * @param tokens tokens with scopes and limits
 * @param files the files that tokens were read from, or could not be
 * @param actors the actors that snapshots may name
 * @param stages the stages that snapshots may name
 * @param networks from where requests may come
 * @param requestsPerSecond how often each token may be used
 */
public record AccessSettings(
    @Nullable Secret token,
    @Nullable List<Token> tokens,
    Set<Path> files,
    @Nullable List<String> actors,
    @Nullable List<String> stages,
    NetworkSettings networks,
    @Nullable Integer requestsPerSecond) {

  /** Says nothing. */
  public static final AccessSettings NONE = ofToken(null);

  public AccessSettings {
    tokens = tokens == null ? null : List.copyOf(tokens);
    files = Set.copyOf(files);
    actors = actors == null ? null : List.copyOf(actors);
    stages = stages == null ? null : List.copyOf(stages);
  }

  /** Says no more than the one token. */
  public static AccessSettings ofToken(@Nullable Secret token) {
    return new AccessSettings(token, null, Set.of(), null, null, NetworkSettings.NONE, null);
  }

  /** Whether it names a token. */
  public boolean hasToken() {
    return token != null || (tokens != null && !tokens.isEmpty());
  }

  AccessSettings over(AccessSettings weaker) {
    Set<Path> both = new HashSet<>(files);
    both.addAll(weaker.files);
    return new AccessSettings(
        Either.of(token, weaker.token),
        Either.of(tokens, weaker.tokens),
        both,
        Either.of(actors, weaker.actors),
        Either.of(stages, weaker.stages),
        networks.over(weaker.networks),
        Either.of(requestsPerSecond, weaker.requestsPerSecond));
  }
}

package io.riskhub.cli.token;

import io.riskhub.hub.access.Scope;
import io.riskhub.hub.access.Token;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token as people and programs are told of it.
 *
 * @param state whether its time is over, soon over, or neither
 */
record TokenView(
    String name,
    String sha256,
    List<String> scopes,
    List<String> actors,
    List<String> stages,
    List<String> worlds,
    @Nullable String expires,
    @Nullable Integer requestsPerSec,
    String state) {

  static final String EXPIRED = "expired";

  static TokenView of(Token token, Instant now) {
    return new TokenView(
        token.name(),
        token.sha256(),
        token.scopes().stream().sorted().map(Scope::text).toList(),
        sorted(token.limits().actors()),
        sorted(token.limits().stages()),
        sorted(token.limits().worlds()),
        token.expires().map(Instant::toString).orElse(null),
        token.requestsPerSecond().isPresent() ? token.requestsPerSecond().getAsInt() : null,
        state(token, now));
  }

  private static String state(Token token, Instant now) {
    if (token.isExpired(now)) {
      return EXPIRED;
    }
    return token.isExpired(now.plus(Token.EXPIRES_SOON)) ? "expires soon" : "valid";
  }

  private static List<String> sorted(Collection<String> texts) {
    return texts.stream().sorted().toList();
  }
}

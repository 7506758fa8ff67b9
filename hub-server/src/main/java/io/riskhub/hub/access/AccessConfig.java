package io.riskhub.hub.access;

import io.riskhub.hub.access.network.NetworkRules;
import java.util.OptionalInt;

/**
 * Who may do what.
 *
 * @param tokens what callers must present one of
 * @param allowed for what anyone may write, whatever the token allows
 * @param networks from where requests may come
 * @param requestsPerSecond how often each token may be used that has no limit of its own; empty for
 *     as often as it likes
 */
public record AccessConfig(
    TokenSource tokens, WriteLimits allowed, NetworkRules networks, OptionalInt requestsPerSecond) {

  /** Everyone may do all, from anywhere. */
  public static final AccessConfig OPEN = of(Tokens.NONE);

  /** Whether callers must present a token now. */
  public boolean asksForTokens() {
    return !(tokens.read() instanceof TokenSource.Reading.Usable usable
        && usable.tokens().isEmpty());
  }

  /** Those tokens, and no other limits. */
  public static AccessConfig of(Tokens tokens) {
    return new AccessConfig(
        TokenSource.fixed(tokens), WriteLimits.NONE, NetworkRules.OPEN, OptionalInt.empty());
  }
}

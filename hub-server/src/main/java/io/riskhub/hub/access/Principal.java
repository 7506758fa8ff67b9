package io.riskhub.hub.access;

import java.util.EnumSet;
import java.util.Set;

/**
 * Who makes a request, as far as the hub knows.
 *
 * @param name the name of the token
 * @param scopes what the token may be used for
 * @param limits for what it may write
 */
public record Principal(String name, Set<Scope> scopes, WriteLimits limits) {

  /** Whoever speaks to a hub that asks for no token. */
  public static final Principal ANYONE =
      new Principal("anyone", EnumSet.allOf(Scope.class), WriteLimits.NONE);

  public Principal {
    scopes = Set.copyOf(scopes);
  }

  /** Whoever presented that token. */
  public static Principal of(Token token) {
    return new Principal(token.name(), token.scopes(), token.limits());
  }
}

package io.riskhub.hub.http.access;

import io.riskhub.hub.access.Scope;
import io.riskhub.hub.access.Token;
import io.riskhub.hub.access.WriteLimits;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Tokens whose secret is {@code secret-of-} and their name. */
final class TestTokens {

  private TestTokens() {}

  static String secret(String name) {
    return "secret-of-" + name;
  }

  static Token token(String name, Scope... scopes) {
    return token(name, WriteLimits.NONE, Optional.empty(), OptionalInt.empty(), scopes);
  }

  static Token token(
      String name,
      WriteLimits limits,
      Optional<Instant> expires,
      OptionalInt rate,
      Scope... scopes) {
    return new Token(name, Token.digest(secret(name)), Set.of(scopes), limits, expires, rate);
  }
}

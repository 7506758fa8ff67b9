package io.riskhub.hub.access;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A bearer token that the hub knows. It keeps no more of the secret than its digest.
 *
 * @param name how people and the audit call it
 * @param sha256 the SHA-256 of the secret's UTF-8 bytes, as 64 lower-case hex digits
 * @param scopes what it may be used for
 * @param limits for what it may write
 * @param expires from when on it is not taken any more; empty for never
 * @param requestsPerSecond how often it may be used; empty for as often as the hub's own rule says
 */
public record Token(
    String name,
    String sha256,
    Set<Scope> scopes,
    WriteLimits limits,
    Optional<Instant> expires,
    OptionalInt requestsPerSecond) {

  /** How the one token of {@code risk_hub.token} is called. */
  public static final String SOLE = "token";

  /** Long enough to make another, and to give it to all that use it. */
  public static final Duration EXPIRES_SOON = Duration.ofDays(14);

  public Token {
    scopes = Set.copyOf(scopes);
  }

  /** The one token of a hub that has no list of them: it may do all. */
  public static Token sole(String secret) {
    return new Token(
        SOLE,
        digest(secret),
        EnumSet.allOf(Scope.class),
        WriteLimits.NONE,
        Optional.empty(),
        OptionalInt.empty());
  }

  /** What stands in a file for a secret. */
  public static String digest(String secret) {
    return DigestUtils.sha256Hex(secret.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether it is not taken any more. */
  public boolean isExpired(Instant now) {
    return expires.filter(end -> !now.isBefore(end)).isPresent();
  }

  /** The hub's log shows tokens by name alone. */
  @Override
  public String toString() {
    return name;
  }
}

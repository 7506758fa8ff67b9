package io.riskhub.hub.audit;

import java.util.Optional;

/**
 * Where something came from.
 *
 * @param who the name of the token, or of the part or user that acts without one
 * @param actor who the caller says to act for
 * @param scope what the token was used for
 * @param address the caller's network address
 * @param requestId under which the hub's log tells more
 */
public record AuditOrigin(
    String who,
    Optional<String> actor,
    Optional<String> scope,
    Optional<String> address,
    Optional<String> requestId) {

  /** Something that no caller asked for. */
  public static AuditOrigin of(String who) {
    return new AuditOrigin(
        who, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same for another actor. */
  public AuditOrigin actingFor(String other) {
    return new AuditOrigin(who, Optional.of(other), scope, address, requestId);
  }
}

package io.riskhub.hub.audit;

import java.util.Optional;

/**
 * What something was done to, as far as it is known.
 *
 * @param version of the world's snapshot, or the etag of an entry of its activation
 * @param digest of the content
 */
public record AuditSubject(
    Optional<String> world, Optional<String> version, Optional<String> digest) {

  /** Nothing in particular. */
  public static final AuditSubject NONE =
      new AuditSubject(Optional.empty(), Optional.empty(), Optional.empty());

  /** A world. */
  public static AuditSubject of(String world) {
    return new AuditSubject(Optional.of(world), Optional.empty(), Optional.empty());
  }

  /** A version of a world. */
  public static AuditSubject of(String world, String version) {
    return new AuditSubject(Optional.of(world), Optional.of(version), Optional.empty());
  }

  /** A version of a world, with its content. */
  public static AuditSubject of(String world, String version, String digest) {
    return new AuditSubject(Optional.of(world), Optional.of(version), Optional.of(digest));
  }
}

package io.riskhub.hub.config.settings;

import io.riskhub.hub.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Who may speak to the hub.
 *
 * @param token what callers must present
 */
public record AccessSettings(@Nullable Secret token) {

  /** Says nothing. */
  public static final AccessSettings NONE = new AccessSettings(null);

  AccessSettings over(AccessSettings weaker) {
    return new AccessSettings(Either.of(token, weaker.token));
  }
}

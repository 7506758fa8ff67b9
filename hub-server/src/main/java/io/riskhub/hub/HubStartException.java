package io.riskhub.hub;

import org.jspecify.annotations.Nullable;

/** The hub cannot start (or stop) as it was told; the message says why and what to do. */
public final class HubStartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public HubStartException(String message) {
    this(message, null);
  }

  public HubStartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

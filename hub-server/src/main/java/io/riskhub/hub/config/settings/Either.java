package io.riskhub.hub.config.settings;

import org.jspecify.annotations.Nullable;

/** How two sources that speak of one setting go together. */
final class Either {

  private Either() {}

  static <T> @Nullable T of(@Nullable T stronger, @Nullable T weaker) {
    return stronger == null ? weaker : stronger;
  }
}

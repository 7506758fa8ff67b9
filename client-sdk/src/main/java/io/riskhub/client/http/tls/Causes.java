package io.riskhub.client.http.tls;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks through what led to a failure. */
public final class Causes {

  private Causes() {}

  /** The failure's own words, or its kind if it has none. */
  public static String reason(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null ? thrown.getClass().getSimpleName() : message;
  }

  /** The first of that kind among the failure and its causes. */
  public static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
    return Stream.<@Nullable Throwable>iterate(
            thrown, Objects::nonNull, each -> Objects.requireNonNull(each).getCause())
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }
}

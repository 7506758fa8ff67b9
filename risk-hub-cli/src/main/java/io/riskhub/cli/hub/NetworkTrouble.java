package io.riskhub.cli.hub;

import io.riskhub.cli.hub.Retry.Try;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says what failed between here and the hub, and whether another try can help. */
final class NetworkTrouble {

  private NetworkTrouble() {}

  static Try<HubAnswer> judge(String baseUrl, Throwable thrown) {
    if (cause(thrown, UnresolvedAddressException.class).isPresent()
        || cause(thrown, UnknownHostException.class).isPresent()) {
      return hopeless("no host of that name: " + baseUrl + "; check --base-url");
    }
    Optional<SSLException> tls = cause(thrown, SSLException.class);
    if (tls.isPresent()) {
      return hopeless("no secure connection to " + baseUrl + ": " + reason(tls.get()));
    }
    if (cause(thrown, ConnectException.class).isPresent()) {
      return new Try.Failed<>("cannot connect to " + baseUrl, null);
    }
    Optional<IOException> broken = cause(thrown, IOException.class);
    if (broken.isPresent()) {
      String reason = reason(broken.get());
      return new Try.Failed<>("the connection to " + baseUrl + " broke: " + reason, null);
    }
    throw new IllegalStateException("the HTTP client failed", thrown);
  }

  private static Try<HubAnswer> hopeless(String detail) {
    return new Try.Done<>(new HubAnswer.Unavailable(Problem.of(detail)));
  }

  private static String reason(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null ? thrown.getClass().getSimpleName() : message;
  }

  private static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
    return Stream.<@Nullable Throwable>iterate(
            thrown, Objects::nonNull, each -> Objects.requireNonNull(each).getCause())
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }
}

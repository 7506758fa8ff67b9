package io.riskhub.client.http;

import static io.riskhub.client.http.tls.Causes.cause;
import static io.riskhub.client.http.tls.Causes.reason;

import io.riskhub.client.fault.UnexpectedAnswerException;
import io.riskhub.client.http.tls.TlsTrouble;
import io.riskhub.client.retry.Retry.Try;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Says what failed between here and the hub, and whether another try can help. */
final class NetworkTrouble {

  private static final int OK = 200;

  /** In the words of Java. */
  private static final String HANDSHAKE_ENDED = "Remote host terminated the handshake";

  private NetworkTrouble() {}

  static <T> Try<T> judge(String baseUrl, Throwable thrown) {
    Optional<BoundedBody.TooLongException> endless =
        cause(thrown, BoundedBody.TooLongException.class);
    if (endless.isPresent()) {
      throw new UnexpectedAnswerException(
          OK, baseUrl + ": " + endless.get().getMessage(), endless.get());
    }
    if (cause(thrown, UnresolvedAddressException.class).isPresent()
        || cause(thrown, UnknownHostException.class).isPresent()) {
      return new Try.Hopeless<>("no host of that name: " + baseUrl);
    }
    Optional<SSLException> tls = cause(thrown, SSLException.class);
    if (tls.isPresent()) {
      if (brokeOff(tls.get())) {
        return new Try.Failed<>(
            baseUrl + " ended the connection before it was secure; does it speak TLS?", null);
      }
      throw TlsTrouble.of(baseUrl, tls.get());
    }
    if (cause(thrown, ConnectException.class).isPresent()
        || cause(thrown, HttpConnectTimeoutException.class).isPresent()) {
      return new Try.Failed<>("cannot connect to " + baseUrl, null);
    }
    Optional<IOException> broken = cause(thrown, IOException.class);
    if (broken.isPresent()) {
      TlsTrouble.requireNoAlert(baseUrl, broken.get());
      return new Try.Failed<>(
          "the connection to " + baseUrl + " broke: " + reason(broken.get()), null);
    }
    throw new IllegalStateException("the HTTP client failed", thrown);
  }

  /** A connection may be lost while the keys are agreed upon, too. */
  private static boolean brokeOff(SSLException tls) {
    return reason(tls).contains(HANDSHAKE_ENDED)
        || cause(tls, SocketException.class).isPresent()
        || cause(tls, EOFException.class).isPresent();
  }
}

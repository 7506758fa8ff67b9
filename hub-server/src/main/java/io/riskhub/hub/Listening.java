package io.riskhub.hub;

import io.helidon.webserver.http.HttpRouting;
import io.riskhub.hub.http.HttpLimits;
import io.riskhub.hub.http.HubWebServer;
import io.riskhub.hub.http.sending.StalledCallers;
import io.riskhub.hub.tls.ServerTls;
import io.riskhub.hub.tls.TlsFiles;
import io.riskhub.tls.PemException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** Starts a web server, or says in words why not. */
final class Listening {

  private Listening() {}

  /**
   * What connections are encrypted with.
   *
   * @throws HubStartException when the files cannot be used
   */
  static ServerTls tls(TlsFiles files, HttpLimits limits, Clock clock) {
    try {
      return ServerTls.start(files, limits.idleTimeout(), clock);
    } catch (PemException e) {
      throw new HubStartException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * @param tls empty for plain HTTP
   * @param advice which options name another address
   */
  static HubWebServer on(
      String host,
      int port,
      HttpLimits limits,
      Optional<ServerTls> tls,
      StalledCallers stalled,
      Consumer<HttpRouting.Builder> routes,
      String advice) {
    try {
      return HubWebServer.start(host, port, limits, tls.map(ServerTls::context), stalled, routes);
    } catch (UncheckedIOException e) {
      throw new HubStartException(
          "cannot listen on %s:%d (%s); choose another with %s"
              .formatted(host, port, reason(e), advice),
          e);
    }
  }

  private static String reason(UncheckedIOException e) {
    return String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
  }
}

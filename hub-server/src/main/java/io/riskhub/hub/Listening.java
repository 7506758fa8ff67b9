package io.riskhub.hub;

import io.helidon.webserver.http.HttpRouting;
import io.riskhub.hub.http.HttpLimits;
import io.riskhub.hub.http.HubWebServer;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Starts a web server, or says in words why not. */
final class Listening {

  private Listening() {}

  /**
   * @param advice which options name another address
   */
  static HubWebServer on(
      String host,
      int port,
      HttpLimits limits,
      Consumer<HttpRouting.Builder> routes,
      String advice) {
    try {
      return HubWebServer.start(host, port, limits, routes);
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

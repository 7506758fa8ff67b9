package io.riskhub.hub.http;

import io.helidon.common.tls.Tls;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.riskhub.contract.Problem;
import io.riskhub.hub.http.problem.RequestId;
import io.riskhub.hub.http.receiving.RequestDeadlines;
import io.riskhub.hub.http.sending.StalledCallers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The listening socket with its limits. */
public final class HubWebServer implements AutoCloseable {

  /**
   * A body of so many times the allowed size is still read to its end and dropped, so that its
   * sender gets to read the answer. More is refused at once: the server holds a whole chunk in
   * memory, whoever sent it.
   */
  private static final int DRAINED_BODIES = 4;

  /** How often to look for connections without a request, as a part of what they may be. */
  private static final int IDLE_LOOKS = 6;

  private final WebServer server;
  private final RequestDeadlines deadlines;

  private HubWebServer(WebServer server, RequestDeadlines deadlines) {
    this.server = server;
    this.deadlines = deadlines;
  }

  /**
   * Starts to listen.
   *
   * @param port the port, or 0 for any free one
   * @param tls what connections are encrypted with; empty for plain HTTP
   * @param stalled cuts callers off that do not take their answers
   * @throws UncheckedIOException when it cannot listen there
   */
  public static HubWebServer start(
      String host,
      int port,
      HttpLimits limits,
      Optional<SSLContext> tls,
      StalledCallers stalled,
      Consumer<HttpRouting.Builder> routes) {
    RequestDeadlines deadlines = new RequestDeadlines(limits.requestTimeout());
    WebServer server = build(host, port, limits, deadlines, tls, stalled, routes).start();
    if (!server.isRunning()) {
      deadlines.close();
      // The web server logs why and throws nothing.
      throw new UncheckedIOException(whyNot(host, port));
    }
    return new HubWebServer(server, deadlines);
  }

  private static IOException whyNot(String host, int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(host, port));
      return new IOException("the web server did not start; -v shows its log");
    } catch (IOException e) {
      return e;
    }
  }

  private static WebServer build(
      String host,
      int port,
      HttpLimits limits,
      RequestDeadlines deadlines,
      Optional<SSLContext> tls,
      StalledCallers stalled,
      Consumer<HttpRouting.Builder> routes) {
    WebServerConfig.Builder server = WebServer.builder();
    // With its own channels the web server would look up the name of every caller's address, and
    // wait without end for one that begins to agree upon keys and falls silent.
    tls.ifPresent(context -> server.tls(Tls.builder().sslContext(context).build()).useNio(false));
    return server
        .host(host)
        .port(port)
        // Whoever started the hub stops it, in the order that its parts need.
        .shutdownHook(false)
        .shutdownGracePeriod(limits.shutdownGrace())
        .maxPayloadSize((long) DRAINED_BODIES * limits.maxBodyBytes())
        .maxTcpConnections(limits.maxConnections())
        .idleConnectionTimeout(limits.idleTimeout())
        .idleConnectionPeriod(limits.idleTimeout().dividedBy(IDLE_LOOKS))
        .connectionOptions(options -> options.tcpNoDelay(true))
        // With more than the one below, the server waits for ever for a caller's first byte.
        .protocolsDiscoverServices(false)
        .addProtocol(
            Http1Config.builder()
                .maxHeadersSize(limits.maxHeaderBytes())
                .maxPrologueLength(limits.maxHeaderBytes())
                .addReceiveListener(deadlines)
                .build())
        .directHandlers(HubWebServer::transportErrors)
        .routing(
            routing -> {
              routing.addFilter(
                  (chain, request, response) -> {
                    deadlines.watch(request);
                    stalled.watch(response);
                    chain.proceed();
                  });
              routes.accept(routing);
            })
        .build();
  }

  /** The port that it listens on. */
  public int port() {
    return server.port();
  }

  /** Accepts no more connections and lets started requests finish. */
  @Override
  public void close() {
    server.stop();
    deadlines.close();
  }

  /** Errors of requests that never reach a route. */
  private static void transportErrors(DirectHandlers.Builder handlers) {
    for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
      handlers.addHandler(type, HubWebServer::transportError);
    }
  }

  private static DirectHandler.TransportResponse transportError(
      DirectHandler.TransportRequest request,
      DirectHandler.EventType type,
      Status status,
      ServerResponseHeaders headers,
      @Nullable String message) {
    String detail =
        message == null || message.isBlank()
            ? "the request's line, path, headers or body are malformed or too large"
            : message;
    String requestId = RequestId.random();
    Problem problem =
        new Problem(status.code(), status.reasonPhrase(), detail, List.of(), requestId);
    return DirectHandler.TransportResponse.builder()
        .status(status)
        .headers(headers)
        .header(HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .header(RequestId.HEADER, requestId)
        .entity(problem.toJson().getBytes(StandardCharsets.UTF_8))
        .keepAlive(type.keepAlive())
        .build();
  }
}

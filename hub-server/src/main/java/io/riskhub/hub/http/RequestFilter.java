package io.riskhub.hub.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.riskhub.hub.http.problem.RequestId;
import io.riskhub.hub.metrics.HttpMetrics;
import java.time.Duration;
import java.util.Set;

/** Gives every request its id, counts its answer, and ends connections that are to end. */
final class RequestFilter implements Filter {

  private static final String NO_ROUTE = "none";

  /** The labels of the requests' counters must not be callers' to make up. */
  private static final String OTHER_METHOD = "other";

  private static final Set<Method> KNOWN_METHODS =
      Set.of(
          Method.GET,
          Method.HEAD,
          Method.POST,
          Method.PUT,
          Method.PATCH,
          Method.DELETE,
          Method.OPTIONS,
          Method.TRACE,
          Method.CONNECT);

  private final HttpMetrics metrics;

  RequestFilter(HttpMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    long start = System.nanoTime();
    String id = RequestId.choose(request);
    RequestId.remember(request, id);
    response.header(RequestId.HEADER, id);
    response.beforeSend(() -> announceClose(request, response));
    response.whenSent(
        () ->
            metrics.answered(
                request.matchingPattern().filter(route -> !route.isEmpty()).orElse(NO_ROUTE),
                method(request),
                response.status().code(),
                Duration.ofNanos(System.nanoTime() - start)));
    chain.proceed();
    closeIfAnnounced(request, response);
  }

  private static String method(ServerRequest request) {
    Method method = request.prologue().method();
    return KNOWN_METHODS.contains(method) ? method.text() : OTHER_METHOD;
  }

  /**
   * The end of an unread chunked body cannot be found safely: the server would hold a line without
   * end in memory, and could take what follows wrong framing for the next request.
   */
  private static void announceClose(ServerRequest request, ServerResponse response) {
    if (isChunked(request) && !request.content().consumed()) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
  }

  /** The server itself goes on reading after an answer that announced the end. */
  private static void closeIfAnnounced(ServerRequest request, ServerResponse response) {
    if (response.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
      if (!isChunked(request) && request.continueSent()) {
        drain(request);
      }
      throw new CloseConnectionException("the answer announced it");
    }
  }

  private static boolean isChunked(ServerRequest request) {
    return request.headers().contains(HeaderNames.TRANSFER_ENCODING);
  }

  /** Bytes that are not read reset the connection, by which the caller may lose the answer. */
  private static void drain(ServerRequest request) {
    try {
      request.content().consume();
    } catch (RuntimeException e) {
      throw new CloseConnectionException("the rest of the body cannot be read", e);
    }
  }
}

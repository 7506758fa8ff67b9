package io.riskhub.hub.http;

import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.riskhub.hub.metrics.HttpMetrics;
import java.time.Duration;

/** Gives every request its id and counts its answer. */
final class RequestFilter implements Filter {

  private static final String NO_ROUTE = "none";

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
    response.whenSent(
        () ->
            metrics.answered(
                request.matchingPattern().filter(route -> !route.isEmpty()).orElse(NO_ROUTE),
                request.prologue().method().text(),
                response.status().code(),
                Duration.ofNanos(System.nanoTime() - start)));
    chain.proceed();
  }
}

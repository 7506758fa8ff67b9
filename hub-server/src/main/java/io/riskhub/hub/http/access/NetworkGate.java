package io.riskhub.hub.http.access;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.riskhub.hub.access.network.CallerAddress;
import io.riskhub.hub.access.network.CallerAddresses;
import io.riskhub.hub.access.network.NetworkRules;
import io.riskhub.hub.access.network.Networks;
import io.riskhub.hub.http.problem.ProblemException;
import io.riskhub.hub.metrics.HttpMetrics;
import io.riskhub.hub.metrics.HttpMetrics.AuthFailure;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** Refuses requests from networks that are not allowed. */
public final class NetworkGate {

  private static final HeaderName FORWARDED_FOR = HeaderNames.X_FORWARDED_FOR;

  private final NetworkRules rules;
  private final CallerAddresses addresses;
  private final HttpMetrics metrics;

  public NetworkGate(NetworkRules rules, HttpMetrics metrics) {
    this.rules = rules;
    this.addresses = new CallerAddresses(rules.proxies());
    this.metrics = metrics;
  }

  /** For health and metrics: a handler that runs {@code next} for requests that may pass. */
  public Handler operations(Handler next) {
    return (request, response) -> {
      check(request, rules.operations());
      next.handle(request, response);
    };
  }

  /** For the hub's own routes. */
  void checkHub(ServerRequest request) {
    check(request, rules.hub());
  }

  private void check(ServerRequest request, Networks allowed) {
    Optional<CallerAddress> address = address(request);
    address.ifPresent(known -> Requester.remember(request, known));
    if (allowed.isEmpty() || address.filter(known -> known.isAllowedBy(allowed)).isPresent()) {
      return;
    }
    metrics.refused(AuthFailure.NETWORK);
    throw new ProblemException(
        Status.FORBIDDEN_403,
        address
            .map(known -> "requests from " + known + " are not allowed here")
            .orElse("the proxy's X-Forwarded-For does not say where the request comes from"));
  }

  private Optional<CallerAddress> address(ServerRequest request) {
    return request.remotePeer().address() instanceof InetSocketAddress peer
        ? addresses.of(
            peer.getAddress(),
            request.headers().contains(FORWARDED_FOR)
                ? request.headers().get(FORWARDED_FOR).allValues()
                : List.of())
        : Optional.empty();
  }
}

package io.riskhub.hub.http;

import io.helidon.webserver.http.HttpRouting;
import io.riskhub.hub.access.network.NetworkRules;
import io.riskhub.hub.health.HealthCheck;
import io.riskhub.hub.http.access.NetworkGate;
import io.riskhub.hub.http.problem.Errors;
import io.riskhub.hub.http.routes.OperationsRoutes;
import io.riskhub.hub.metrics.HubMetrics;
import java.time.Clock;
import java.util.List;

/** The routes of a process that serves its operators alone: health and metrics. */
public final class OperationsHttp {

  private final NetworkGate networks;
  private final OperationsRoutes operations;
  private final HubMetrics metrics;

  public OperationsHttp(
      NetworkRules rules, List<HealthCheck> checks, HubMetrics metrics, Clock clock) {
    this.networks = new NetworkGate(rules, metrics.http());
    this.operations = new OperationsRoutes(checks, metrics, clock);
    this.metrics = metrics;
  }

  /** Adds the routes and the mapping of errors. */
  public void addTo(HttpRouting.Builder routing) {
    Errors.register(routing, (request, problem) -> {});
    routing
        .addFilter(new RequestFilter(metrics.http()))
        .get("/health/live", networks.operations(operations::live))
        .get("/health/ready", networks.operations(operations::ready))
        .get("/metrics", networks.operations(operations::metrics));
  }
}

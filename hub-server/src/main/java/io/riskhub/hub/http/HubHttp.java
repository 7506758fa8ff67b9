package io.riskhub.hub.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpRules;
import io.riskhub.hub.health.HealthCheck;
import io.riskhub.hub.metrics.HubMetrics;
import io.riskhub.hub.snapshot.SnapshotService;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** All routes of the hub. */
public final class HubHttp {

  private final Authentication authentication;
  private final PushRoute push;
  private final ReadRoutes reads;
  private final OperationsRoutes operations;
  private final HubMetrics metrics;

  /**
   * The routes over the hub's parts.
   *
   * @param token what a caller must present; empty lets everyone in
   */
  public HubHttp(
      SnapshotService snapshots,
      List<HealthCheck> checks,
      HubMetrics metrics,
      Optional<String> token,
      HttpLimits limits,
      Clock clock) {
    this.authentication = new Authentication(token, metrics.http());
    this.push = new PushRoute(snapshots, metrics.snapshots(), limits.maxBodyBytes());
    this.reads = new ReadRoutes(snapshots, clock);
    this.operations = new OperationsRoutes(checks, metrics);
    this.metrics = metrics;
  }

  /** Adds filters, routes and the mapping of errors. */
  public void addTo(HttpRouting.Builder routing) {
    Errors.register(routing);
    routing
        .addFilter(new RequestFilter(metrics.http()))
        .get("/health/live", operations::live)
        .any("/health/live", allowOnly("GET"))
        .get("/health/ready", operations::ready)
        .any("/health/ready", allowOnly("GET"))
        .get("/metrics", operations::metrics)
        .any("/metrics", allowOnly("GET"))
        .register("/risk-hub", this::hubRoutes)
        .any(
            (request, response) -> {
              throw new ProblemException(
                  Status.NOT_FOUND_404,
                  "there is nothing at " + request.path().rawPath() + "; see the list of routes");
            });
  }

  private void hubRoutes(HttpRules rules) {
    String snapshots = "/worlds/{world}/snapshots";
    rules
        .any(authentication)
        .get("/worlds", reads::worlds)
        .any("/worlds", allowOnly("GET"))
        .get(snapshots + "/latest", reads::latest)
        .any(snapshots + "/latest", allowOnly("GET"))
        .get(snapshots + "/lookup", reads::lookup)
        .any(snapshots + "/lookup", allowOnly("GET"))
        .get(snapshots, reads::list)
        .post(snapshots, push)
        .any(snapshots, allowOnly("GET, POST"));
  }

  private static Handler allowOnly(String methods) {
    return (request, response) -> {
      response.header(HeaderNames.ALLOW, methods);
      throw new ProblemException(
          Status.METHOD_NOT_ALLOWED_405,
          "%s is not possible at %s; use %s"
              .formatted(request.prologue().method().text(), request.path().rawPath(), methods));
    };
  }
}

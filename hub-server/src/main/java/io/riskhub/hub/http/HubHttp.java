package io.riskhub.hub.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.PathMatcher;
import io.helidon.http.PathMatchers;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRoute;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.riskhub.hub.blobs.Expander;
import io.riskhub.hub.health.HealthCheck;
import io.riskhub.hub.http.activation.ActivationRoutes;
import io.riskhub.hub.http.problem.Errors;
import io.riskhub.hub.http.problem.ProblemException;
import io.riskhub.hub.http.routes.AnnouncementRoute;
import io.riskhub.hub.http.routes.DeadLetterRoutes;
import io.riskhub.hub.http.routes.OperationsRoutes;
import io.riskhub.hub.http.routes.PushRoute;
import io.riskhub.hub.http.routes.ReadRoutes;
import io.riskhub.hub.http.routes.SignalRoute;
import io.riskhub.hub.http.routes.WorldPath;
import io.riskhub.hub.http.sending.StalledCallers;
import io.riskhub.hub.http.sending.StreamedJson;
import io.riskhub.hub.metrics.HubMetrics;
import io.riskhub.hub.signal.SignalService;
import io.riskhub.hub.snapshot.SnapshotService;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All routes of the hub. */
public final class HubHttp {

  private final Authentication authentication;
  private final PushRoute push;
  private final ReadRoutes reads;
  private final AnnouncementRoute announcements;
  private final SignalRoute signals;
  private final ActivationRoutes activation;
  private final DeadLetterRoutes deadLetters;
  private final OperationsRoutes operations;
  private final HubMetrics metrics;

  /**
   * The routes over the hub's parts.
   *
   * @param token what a caller must present; empty lets everyone in
   */
  public HubHttp(
      SnapshotService snapshots,
      Expander expander,
      SignalService signals,
      ActivationRoutes activation,
      DeadLetterRoutes deadLetters,
      List<HealthCheck> checks,
      HubMetrics metrics,
      Optional<String> token,
      HttpLimits limits,
      StalledCallers stalled,
      Clock clock) {
    this.authentication = new Authentication(token, metrics.http());
    this.push = new PushRoute(snapshots, metrics.snapshots(), limits.maxBodyBytes());
    this.reads = new ReadRoutes(snapshots, expander, new StreamedJson(stalled), clock);
    this.signals = new SignalRoute(signals);
    this.activation = activation;
    this.deadLetters = deadLetters;
    this.announcements = new AnnouncementRoute(snapshots);
    this.operations = new OperationsRoutes(checks, metrics, clock);
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
        .any("/metrics", allowOnly("GET"));
    hubRoutes(routing);
    routing.any(HubHttp::notFound);
  }

  private void hubRoutes(HttpRouting.Builder routing) {
    protect(routing, WorldPath.endingWith("/snapshots/latest"), Map.of(Method.GET, reads::latest));
    protect(
        routing,
        WorldPath.endingWith("/snapshots"),
        Map.of(Method.GET, reads::list, Method.POST, push));
    protect(routing, WorldPath.endingWith("/snapshots/lookup"), Map.of(Method.GET, reads::lookup));
    protect(
        routing,
        WorldPath.endingWith("/snapshots/announcements"),
        Map.of(Method.POST, announcements));
    protect(routing, WorldPath.endingWith("/signals"), Map.of(Method.GET, signals));
    for (WorldPath path :
        List.of(
            WorldPath.endingWith("/activation"),
            // Where callers of a world service look for it.
            WorldPath.atRootEndingWith("/activation"))) {
      protect(routing, path, Map.of(Method.GET, activation::read, Method.PUT, activation::change));
    }
    protect(routing, PathMatchers.create("/risk-hub/worlds"), Map.of(Method.GET, reads::worlds));
    protect(
        routing,
        PathMatchers.create("/risk-hub/dead-letters"),
        Map.of(Method.GET, deadLetters::list));
    protect(
        routing,
        PathMatchers.create("/risk-hub/dead-letters/{id}/replay"),
        Map.of(Method.POST, deadLetters::replay));
    routing.any("/risk-hub[/*]", authentication.before(HubHttp::notFound));
  }

  /** Every route of the hub itself asks for the token first, also to say that it is not one. */
  private void protect(
      HttpRouting.Builder routing, PathMatcher path, Map<Method, Handler> handlers) {
    handlers.forEach(
        (method, handler) -> routing.route(method, path, authentication.before(handler)));
    String methods =
        handlers.keySet().stream().map(Method::text).sorted().collect(Collectors.joining(", "));
    routing.route(
        HttpRoute.builder().path(path).handler(authentication.before(allowOnly(methods))).build());
  }

  private static void notFound(ServerRequest request, ServerResponse response) {
    throw new ProblemException(
        Status.NOT_FOUND_404,
        "there is nothing at "
            + request.prologue().uriPath().rawPath()
            + "; the hub's routes begin with /risk-hub/worlds, /health and /metrics");
  }

  private static Handler allowOnly(String methods) {
    return (request, response) -> {
      response.header(HeaderNames.ALLOW, methods);
      throw new ProblemException(
          Status.METHOD_NOT_ALLOWED_405,
          "%s is not possible at %s; use %s"
              .formatted(
                  request.prologue().method().text(),
                  request.prologue().uriPath().rawPath(),
                  methods));
    };
  }
}

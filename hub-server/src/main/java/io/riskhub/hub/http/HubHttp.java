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
import io.riskhub.hub.access.Scope;
import io.riskhub.hub.audit.AuditAction;
import io.riskhub.hub.blobs.Expander;
import io.riskhub.hub.health.HealthCheck;
import io.riskhub.hub.http.access.Gate;
import io.riskhub.hub.http.access.WriteGate;
import io.riskhub.hub.http.activation.ActivationRoutes;
import io.riskhub.hub.http.audit.RequestAudit;
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
import java.util.stream.Collectors;

/** All routes of the hub. */
public final class HubHttp {

  private final Gate gate;
  private final PushRoute push;
  private final ReadRoutes reads;
  private final AnnouncementRoute announcements;
  private final SignalRoute signals;
  private final ActivationRoutes activation;
  private final DeadLetterRoutes deadLetters;
  private final OperationsRoutes operations;
  private final HubMetrics metrics;
  private final RequestAudit audit;

  /**
   * The routes over the hub's parts.
   *
   * @param audit takes down what callers do
   */
  public HubHttp(
      Gate gate,
      WriteGate writes,
      SnapshotService snapshots,
      Expander expander,
      SignalService signals,
      ActivationRoutes activation,
      DeadLetterRoutes deadLetters,
      List<HealthCheck> checks,
      HubMetrics metrics,
      RequestAudit audit,
      HttpLimits limits,
      StalledCallers stalled,
      Clock clock) {
    this.gate = gate;
    this.push = new PushRoute(snapshots, writes, metrics.snapshots(), limits.maxBodyBytes());
    this.reads = new ReadRoutes(snapshots, expander, new StreamedJson(stalled), clock);
    this.signals = new SignalRoute(signals);
    this.activation = activation;
    this.deadLetters = deadLetters;
    this.announcements = new AnnouncementRoute(snapshots);
    this.operations = new OperationsRoutes(checks, metrics, clock);
    this.metrics = metrics;
    this.audit = audit;
  }

  /** Adds filters, routes and the mapping of errors. */
  public void addTo(HttpRouting.Builder routing) {
    Errors.register(routing, audit);
    routing
        .addFilter(new RequestFilter(metrics.http()))
        .get("/health/live", gate.operations(operations::live))
        .any("/health/live", gate.operations(allowOnly("GET")))
        .get("/health/ready", gate.operations(operations::ready))
        .any("/health/ready", gate.operations(allowOnly("GET")))
        .get("/metrics", gate.operations(operations::metrics))
        .any("/metrics", gate.operations(allowOnly("GET")));
    hubRoutes(routing);
    routing.any(HubHttp::notFound);
  }

  private void hubRoutes(HttpRouting.Builder routing) {
    route(routing, WorldPath.endingWith("/snapshots/latest"), get(reads::latest));
    route(
        routing,
        WorldPath.endingWith("/snapshots"),
        Map.of(
            Method.GET,
            scoped(Scope.READ, reads::list),
            Method.POST,
            scoped(Scope.WRITE, audit.write(AuditAction.PUSH, AuditSubjects::world, push))));
    route(routing, WorldPath.endingWith("/snapshots/lookup"), get(reads::lookup));
    route(
        routing,
        WorldPath.endingWith("/snapshots/announcements"),
        Map.of(
            Method.POST,
            scoped(
                Scope.ADMIN,
                audit.write(AuditAction.ANNOUNCEMENT, AuditSubjects::version, announcements))));
    route(routing, WorldPath.endingWith("/signals"), get(signals));
    for (WorldPath path :
        List.of(
            WorldPath.endingWith("/activation"),
            // Where callers of a world service look for it.
            WorldPath.atRootEndingWith("/activation"))) {
      route(
          routing,
          path,
          Map.of(
              Method.GET,
              scoped(Scope.READ, activation::read),
              Method.PUT,
              scoped(
                  Scope.WRITE,
                  audit.write(AuditAction.ACTIVATION, AuditSubjects::world, activation::change))));
    }
    route(routing, PathMatchers.create("/risk-hub/worlds"), get(reads::worlds));
    route(routing, PathMatchers.create("/risk-hub/dead-letters"), get(deadLetters::list));
    route(
        routing,
        PathMatchers.create("/risk-hub/dead-letters/{id}/replay"),
        Map.of(
            Method.POST,
            scoped(
                Scope.ADMIN,
                audit.write(AuditAction.REPLAY, AuditSubjects::letter, deadLetters::replay))));
    routing.any("/risk-hub[/*]", gate.known(HubHttp::notFound));
  }

  private Map<Method, Handler> get(Handler handler) {
    return Map.of(Method.GET, scoped(Scope.READ, handler));
  }

  private Handler scoped(Scope scope, Handler handler) {
    return gate.scoped(scope, audit.use(scope, handler));
  }

  /** Every route of the hub itself asks who calls first, also to say what it is not. */
  private void route(HttpRouting.Builder routing, PathMatcher path, Map<Method, Handler> handlers) {
    handlers.forEach((method, handler) -> routing.route(method, path, handler));
    String methods =
        handlers.keySet().stream().map(Method::text).sorted().collect(Collectors.joining(", "));
    routing.route(HttpRoute.builder().path(path).handler(gate.known(allowOnly(methods))).build());
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

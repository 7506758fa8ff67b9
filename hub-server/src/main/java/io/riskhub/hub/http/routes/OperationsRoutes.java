package io.riskhub.hub.http.routes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.riskhub.contract.json.CanonicalJson;
import io.riskhub.hub.HubVersion;
import io.riskhub.hub.health.HealthCheck;
import io.riskhub.hub.metrics.HubMetrics;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Health and metrics, which need no token. */
public final class OperationsRoutes {

  private final List<HealthCheck> checks;
  private final HubMetrics metrics;
  private final Clock clock;

  public OperationsRoutes(List<HealthCheck> checks, HubMetrics metrics, Clock clock) {
    this.checks = List.copyOf(checks);
    this.metrics = metrics;
    this.clock = clock;
  }

  /** {@code GET /health/live}: the process answers, and says what it is and by which clock. */
  public void live(ServerRequest request, ServerResponse response) {
    ObjectNode answer =
        JsonNodeFactory.instance
            .objectNode()
            .put("status", Health.UP.label())
            .put("time", clock.instant().toString())
            .put("version", HubVersion.current());
    Answers.json(response, CanonicalJson.write(answer));
  }

  /**
   * {@code GET /health/ready}: 200 when every essential part works, else 503; says which part does
   * not.
   */
  public void ready(ServerRequest request, ServerResponse response) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ObjectNode parts = answer.putObject("parts");
    Health hub = Health.UP;
    for (HealthCheck check : checks) {
      Optional<String> problem = check.problem();
      Health health = Health.of(check, problem.isPresent());
      ObjectNode part = parts.putObject(check.part()).put("status", health.label());
      problem.ifPresent(detail -> part.put("detail", detail));
      hub = health.compareTo(hub) > 0 ? health : hub;
    }
    answer.put("status", hub.label());
    response.status(hub == Health.DOWN ? Status.SERVICE_UNAVAILABLE_503 : Status.OK_200);
    Answers.json(response, CanonicalJson.write(answer));
  }

  /** {@code GET /metrics}: the Prometheus text format. */
  public void metrics(ServerRequest request, ServerResponse response) {
    response.header(HeaderNames.CONTENT_TYPE, metrics.contentType()).send(metrics.scrape());
  }

  /** Of a part or of the hub, the best first. */
  private enum Health {
    UP,
    /** It is ready, and an operator should look at it. */
    DEGRADED,
    DOWN;

    static Health of(HealthCheck check, boolean hasProblem) {
      return !hasProblem ? UP : check.isEssential() ? DOWN : DEGRADED;
    }

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

package io.riskhub.hub.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Counts requests and refused credentials. */
public final class HttpMetrics {

  private static final double NANOS_PER_SECOND = 1e9;

  /** An internal fault, and what the hub needs being away. */
  private static final String[] FAULTS = {"500", "503"};

  private final Set<List<String>> begun = ConcurrentHashMap.newKeySet();
  private final Counter requests;
  private final Histogram duration;
  private final Counter authFailures;

  /** Why a request was not let in. */
  public enum AuthFailure {
    /** It carried no credentials. */
    MISSING,
    /** Its credentials are not a bearer token. */
    MALFORMED,
    /** Its token is not one of ours. */
    UNKNOWN,
    /** Its token was one of ours. */
    EXPIRED,
    /** Its token may not be used for this. */
    SCOPE,
    /** Its token may not write this, or nobody may. */
    WRITE,
    /** It comes from where none may come from. */
    NETWORK;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  HttpMetrics(PrometheusRegistry registry) {
    requests =
        Counter.builder()
            .name("risk_hub_http_requests_total")
            .help("Requests answered.")
            .labelNames("route", "method", "code")
            .register(registry);
    duration =
        Histogram.builder()
            .name("risk_hub_http_requests_duration_seconds")
            .help("Time from a request's head to the end of its answer.")
            .labelNames("route", "method")
            .classicUpperBounds(.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10)
            .classicOnly()
            .register(registry);
    authFailures =
        Counter.builder()
            .name("risk_hub_auth_failures_total")
            .help("Requests that were not let in.")
            .labelNames("reason")
            .register(registry);
    Arrays.stream(AuthFailure.values())
        .forEach(reason -> authFailures.initLabelValues(reason.label()));
  }

  /** A request was answered; {@code route} is its pattern, never its path. */
  public void answered(String route, String method, int code, Duration took) {
    beginAtZero(route, method);
    requests.labelValues(route, method, String.valueOf(code)).inc();
    duration.labelValues(route, method).observe(took.toNanos() / NANOS_PER_SECOND);
  }

  /** A burst of faults between two scrapes shows as growth only if there was a 0 before it. */
  private void beginAtZero(String route, String method) {
    if (begun.add(List.of(route, method))) {
      for (String fault : FAULTS) {
        requests.initLabelValues(route, method, fault);
      }
    }
  }

  /** A request was not let in. */
  public void refused(AuthFailure reason) {
    authFailures.labelValues(reason.label()).inc();
  }
}

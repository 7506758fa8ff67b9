package io.riskhub.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All counters of a hub at one time, by name and labels as {@code /metrics} writes them: {@code
 * risk_hub_snapshot_failed_total{stage="live",world_id="w"}}.
 */
public record Scrape(Map<String, Long> counters) {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  public Scrape {
    counters = Map.copyOf(counters);
  }

  /** Asks the hub. */
  public static Scrape of(Caller caller) {
    return new Scrape(
        caller
            .get("/metrics")
            .body()
            .lines()
            .filter(line -> !line.startsWith("#") && line.contains("_total"))
            .collect(
                Collectors.toMap(
                    line -> line.substring(0, line.lastIndexOf(' ')),
                    line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))));
  }

  /** The series of requests that were answered so. */
  public static String answered(String method, String route, int code) {
    return "risk_hub_http_requests_total{code=\"%d\",method=\"%s\",route=\"%s\"}"
        .formatted(code, method, route);
  }

  /** The series of a world's snapshots: {@code processed}, {@code failed} and so on. */
  public static String snapshots(String what, String worldId, String stage) {
    return "risk_hub_snapshot_%s_total{stage=\"%s\",world_id=\"%s\"}"
        .formatted(what, stage, worldId);
  }

  /** The series of requests that were not let in. */
  public static String refused(String reason) {
    return "risk_hub_auth_failures_total{reason=\"" + reason + "\"}";
  }

  public long value(String series) {
    return counters.getOrDefault(series, 0L);
  }

  /**
   * What grew since, and by how much, but for successful requests, refs looked at, and lines of the
   * audit.
   */
  public Map<String, Long> growthSince(Scrape before) {
    Map<String, Long> growth = new TreeMap<>();
    counters.forEach((series, value) -> growth.put(series, value - before.value(series)));
    growth.values().removeIf(difference -> difference == 0);
    growth
        .keySet()
        .removeIf(
            series ->
                series.contains("{code=\"200\"")
                    || series.contains("{op=\"resolve\"")
                    || series.contains("_audit_lines_total{outcome=\"written\""));
    return growth;
  }

  /**
   * What grew since this, once {@code series} did: a request is counted a little after its answer
   * arrives.
   */
  public Map<String, Long> awaitGrowth(Caller caller, String series) {
    Instant deadline = Instant.now().plus(PATIENCE);
    Map<String, Long> growth = of(caller).growthSince(this);
    while (!growth.containsKey(series) && Instant.now().isBefore(deadline)) {
      Thread.onSpinWait();
      growth = of(caller).growthSince(this);
    }
    return growth;
  }
}

package io.riskhub.hub.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.riskhub.hub.snapshot.cache.CacheMeter;
import java.util.Locale;

/** Counts where the newest snapshots were found. */
final class CacheMetrics implements CacheMeter {

  private final Counter requests;

  CacheMetrics(PrometheusRegistry registry) {
    requests =
        Counter.builder()
            .name("risk_hub_cache_requests_total")
            .help(
                "Questions for the newest snapshot of a world: answered near (in the process),"
                    + " shared (by Redis), after a miss or a bypass by the database.")
            .labelNames("result")
            .register(registry);
    for (Result result : Result.values()) {
      requests.initLabelValues(name(result));
    }
  }

  @Override
  public void answered(Result result) {
    requests.labelValues(name(result)).inc();
  }

  private static String name(Result result) {
    return result.name().toLowerCase(Locale.ROOT);
  }
}

package io.riskhub.hub.metrics;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.riskhub.hub.snapshot.WorldHead;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The age of each world's newest {@code as_of}, computed when it is asked for. */
final class SnapshotLag {

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotLag.class);

  private static final double MILLIS_PER_SECOND = 1_000;

  private SnapshotLag() {}

  static void register(PrometheusRegistry registry, Supplier<List<WorldHead>> newest, Clock clock) {
    GaugeWithCallback.builder()
        .name("risk_hub_snapshot_lag_seconds")
        .help("Age of the as_of of a world's newest snapshot.")
        .labelNames("world_id")
        .callback(
            figures -> {
              for (WorldHead snapshot : ask(newest)) {
                Duration age = Duration.between(snapshot.asOf(), clock.instant());
                figures.call(age.toMillis() / MILLIS_PER_SECOND, snapshot.key().worldId());
              }
            })
        .register(registry);
  }

  private static List<WorldHead> ask(Supplier<List<WorldHead>> newest) {
    try {
      return newest.get();
    } catch (RuntimeException e) {
      LOG.warn("no lag in this scrape: {}", e.getMessage());
      return List.of();
    }
  }
}

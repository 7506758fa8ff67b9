package io.riskhub.hub.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.riskhub.hub.snapshot.WorldHead;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What there is to know of every world, also of those that other hubs were told of: how old its
 * newest {@code as_of} is when it is asked for, and how often readers found nothing.
 */
final class WorldFigures implements MultiCollector {

  private static final Logger LOG = LoggerFactory.getLogger(WorldFigures.class);

  private static final double MILLIS_PER_SECOND = 1_000;

  private final Supplier<List<WorldHead>> newest;
  private final MissingSnapshots missing;
  private final Clock clock;

  WorldFigures(Supplier<List<WorldHead>> newest, MissingSnapshots missing, Clock clock) {
    this.newest = newest;
    this.missing = missing;
    this.clock = clock;
  }

  @Override
  public MetricSnapshots collect() {
    List<WorldHead> worlds = ask();
    worlds.forEach(head -> missing.know(head.key().worldId()));
    return MetricSnapshots.of(lag(worlds), missing());
  }

  private GaugeSnapshot lag(List<WorldHead> worlds) {
    GaugeSnapshot.Builder lag =
        GaugeSnapshot.builder()
            .name("risk_hub_snapshot_lag_seconds")
            .help("Age of the as_of of a world's newest snapshot.");
    for (WorldHead head : worlds) {
      Duration age = Duration.between(head.asOf(), clock.instant());
      lag.dataPoint(
          GaugeDataPointSnapshot.builder()
              .labels(world(head.key().worldId()))
              .value(age.toMillis() / MILLIS_PER_SECOND)
              .build());
    }
    return lag.build();
  }

  private CounterSnapshot missing() {
    CounterSnapshot.Builder counter =
        CounterSnapshot.builder()
            .name("risk_hub_snapshot_missing")
            .help("Questions for the newest snapshot of a world that found none.");
    missing
        .counts()
        .forEach(
            (worldId, count) ->
                counter.dataPoint(
                    CounterDataPointSnapshot.builder()
                        .labels(world(worldId))
                        .value((double) count)
                        .build()));
    return counter.build();
  }

  private static Labels world(String worldId) {
    return Labels.of("world_id", worldId);
  }

  private List<WorldHead> ask() {
    try {
      return newest.get();
    } catch (RuntimeException e) {
      LOG.warn("no lag in this scrape: {}", e.getMessage());
      return List.of();
    }
  }
}

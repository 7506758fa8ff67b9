package io.riskhub.hub.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.riskhub.hub.bus.outbox.Backlog;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What waits in the outbox, asked for once in a scrape. */
final class OutboxFigures implements MultiCollector {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxFigures.class);

  private static final double MILLIS_PER_SECOND = 1_000;

  private final Supplier<Backlog> backlog;
  private final BooleanSupplier publishes;
  private final Clock clock;

  OutboxFigures(Supplier<Backlog> backlog, BooleanSupplier publishes, Clock clock) {
    this.backlog = backlog;
    this.publishes = publishes;
    this.clock = clock;
  }

  @Override
  public MetricSnapshots collect() {
    GaugeSnapshot active =
        gauge(
            "risk_hub_relay_active",
            "1 where this hub is the one that publishes the events.",
            publishes.getAsBoolean() ? 1 : 0);
    try {
      Backlog now = backlog.get();
      return MetricSnapshots.of(
          active,
          gauge(
              "risk_hub_outbox_pending",
              "Events that are to be published.",
              (double) now.pending()),
          gauge(
              "risk_hub_outbox_oldest_seconds", "How long the first of them has waited.", age(now)),
          gauge(
              "risk_hub_outbox_set_aside",
              "Events that the bus will not take.",
              (double) now.setAside()));
    } catch (RuntimeException e) {
      LOG.warn("no figures of the outbox in this scrape: {}", e.getMessage());
      return MetricSnapshots.of(active);
    }
  }

  private double age(Backlog now) {
    return now.oldest()
        .map(oldest -> Duration.between(oldest, clock.instant()).toMillis() / MILLIS_PER_SECOND)
        .orElse(0.0);
  }

  private static GaugeSnapshot gauge(String name, String help, double value) {
    return GaugeSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(GaugeDataPointSnapshot.builder().value(value).build())
        .build();
  }
}

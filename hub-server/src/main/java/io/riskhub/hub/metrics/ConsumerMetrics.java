package io.riskhub.hub.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.riskhub.hub.bus.ConsumerLag;
import io.riskhub.hub.bus.consumer.ConsumerMeter;
import io.riskhub.hub.bus.consumer.Handling;
import java.util.Locale;

/** Counts what becomes of the bus's events, and how far their consumer is behind. */
public final class ConsumerMetrics implements ConsumerMeter, ConsumerLag {

  private final SnapshotMetrics snapshots;
  private final Counter events;
  private final Counter errors;
  private final Gauge lag;

  ConsumerMetrics(PrometheusRegistry registry, SnapshotMetrics snapshots) {
    this.snapshots = snapshots;
    events =
        Counter.builder()
            .name("risk_hub_consumer_events_total")
            .help("Events of the control bus by what became of them.")
            .labelNames("outcome")
            .register(registry);
    for (Handling handling : Handling.values()) {
      events.initLabelValues(name(handling));
    }
    errors =
        Counter.builder()
            .name("risk_hub_consumer_errors_total")
            .help(
                "Failures to read from the control bus or to say what was read, and waits for the end of an outage.")
            .labelNames("reason")
            .register(registry);
    for (String reason : new String[] {"bus", "commit", "handler", "outage", "unreadable"}) {
      errors.initLabelValues(reason);
    }
    lag =
        Gauge.builder()
            .name("risk_hub_consumer_lag")
            .help("Events of the control bus that are not yet handled.")
            .labelNames("topic", "partition")
            .register(registry);
  }

  @Override
  public void handled(String worldId, String stage, Handling handling) {
    events.labelValues(name(handling)).inc();
    switch (handling) {
      case EXPIRED -> snapshots.expired(worldId, stage);
      case SEEN -> snapshots.deduplicated(worldId, stage);
      case DEAD -> snapshots.buried(worldId, stage);
      case APPLIED, SKIPPED -> {}
    }
  }

  @Override
  public void retried(String worldId, String stage) {
    snapshots.retried(worldId, stage);
  }

  @Override
  public void outage() {
    failed("outage");
  }

  @Override
  public void behind(String topic, int partition, long messages) {
    lag.labelValues(topic, String.valueOf(partition)).set((double) messages);
  }

  @Override
  public void gone(String topic, int partition) {
    lag.remove(topic, String.valueOf(partition));
  }

  @Override
  public void failed(String reason) {
    errors.labelValues(reason).inc();
  }

  private static String name(Handling handling) {
    return handling.name().toLowerCase(Locale.ROOT);
  }
}

package io.riskhub.hub.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.riskhub.contract.Snapshot;
import io.riskhub.hub.snapshot.SnapshotMeter;
import io.riskhub.hub.snapshot.WorldHead;
import java.time.Duration;
import java.util.List;

/** Counts snapshots, pushed or come over the bus, by world and stage. */
public final class SnapshotMetrics implements SnapshotMeter {

  /** Callers choose these labels; beyond so many they are counted together. */
  private static final int MAX_LABEL_SETS = 10_000;

  /**
   * Seconds: what a producer, a retry or an outage takes. Creation is often told to the second, so
   * finer steps would measure its rounding; 600 and 1,800 are where a snapshot is stale.
   */
  private static final double[] LATENCIES = {
    .1, .5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 900, 1_800, 3_600
  };

  private static final double MILLIS_PER_SECOND = 1_000;

  private final Counter processed;
  private final Counter failed;
  private final Counter deduplicated;
  private final Counter expired;
  private final Counter retried;
  private final Counter buried;
  private final Histogram latency;
  private final MissingSnapshots missing = new MissingSnapshots();
  private final SnapshotLabels labels = new SnapshotLabels(MAX_LABEL_SETS, this::beginAtZero);

  SnapshotMetrics(PrometheusRegistry registry) {
    processed = counter(registry, "processed", "Snapshots stored.");
    failed = counter(registry, "failed", "Pushes refused, or not stored for a fault.");
    deduplicated =
        counter(registry, "dedupe", "Pushes and events of content that was there already.");
    expired = counter(registry, "expired", "Snapshots that were expired on arrival.");
    retried = counter(registry, "retry", "Failed attempts at events that another followed.");
    buried = counter(registry, "dlq", "Events that went to the dead letters.");
    latency =
        Histogram.builder()
            .name("risk_hub_snapshot_processing_latency_seconds")
            .help("Time from a snapshot's creation to its being stored.")
            .labelNames(SnapshotLabels.NAMES)
            .classicUpperBounds(LATENCIES)
            .classicOnly()
            .register(registry);
  }

  private static Counter counter(PrometheusRegistry registry, String what, String help) {
    return Counter.builder()
        .name("risk_hub_snapshot_" + what + "_total")
        .help(help)
        .labelNames(SnapshotLabels.NAMES)
        .register(registry);
  }

  /** Shows a world's counters, at 0, before anything is counted for it. */
  public void announce(WorldHead head) {
    labels(head.key().worldId(), head.stage());
  }

  @Override
  public void stored(Snapshot snapshot, Duration age) {
    String[] labels = labels(snapshot.key().worldId(), snapshot.stage());
    processed.labelValues(labels).inc();
    latency.labelValues(labels).observe(Math.max(0, age.toMillis()) / MILLIS_PER_SECOND);
  }

  @Override
  public void duplicate(Snapshot snapshot) {
    deduplicated(snapshot.key().worldId(), snapshot.stage());
  }

  void deduplicated(String worldId, String stage) {
    deduplicated.labelValues(labels(worldId, stage)).inc();
  }

  void retried(String worldId, String stage) {
    retried.labelValues(labels(worldId, stage)).inc();
  }

  void buried(String worldId, String stage) {
    buried.labelValues(labels(worldId, stage)).inc();
  }

  @Override
  public void expired(String worldId, String stage) {
    expired.labelValues(labels(worldId, stage)).inc();
  }

  @Override
  public void failed(String worldId, String stage) {
    failed.labelValues(labels(worldId, stage)).inc();
  }

  @Override
  public void missing(String worldId) {
    missing.missed(worldId);
  }

  MissingSnapshots missing() {
    return missing;
  }

  private String[] labels(String worldId, String stage) {
    return labels.of(worldId, stage);
  }

  private void beginAtZero(String[] labels) {
    for (Counter counter : List.of(processed, failed, deduplicated, expired, retried, buried)) {
      counter.initLabelValues(labels);
    }
    latency.initLabelValues(labels);
  }
}

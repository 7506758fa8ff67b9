package io.riskhub.hub.metrics;

import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.riskhub.hub.bus.outbox.Backlog;
import io.riskhub.hub.metrics.audit.AuditMetrics;
import io.riskhub.hub.snapshot.WorldHead;
import io.riskhub.hub.snapshot.cache.CacheMeter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** All that one hub measures. Each hub has its own, so that several can run in one process. */
public final class HubMetrics {

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
  private final SnapshotMetrics snapshots = new SnapshotMetrics(registry);
  private final HttpMetrics http = new HttpMetrics(registry);
  private final BlobMetrics blobs = new BlobMetrics(registry);
  private final CacheMetrics cache = new CacheMetrics(registry);
  private final ConsumerMetrics consumer = new ConsumerMetrics(registry, snapshots);

  public HubMetrics(String version) {
    Info.builder()
        .name("risk_hub_build_info")
        .help("The version of this hub.")
        .labelNames("version", "java")
        .register(registry)
        .addLabelValues(version, Runtime.version().toString());
  }

  /** What becomes of pushes. */
  public SnapshotMetrics snapshots() {
    return snapshots;
  }

  /** What becomes of events. */
  public ConsumerMetrics consumer() {
    return consumer;
  }

  /** Where the newest snapshots were found. */
  public CacheMeter cache() {
    return cache;
  }

  /** What becomes of requests. */
  public HttpMetrics http() {
    return http;
  }

  /** What becomes of the lines of the audit; shown from now on. */
  public AuditMetrics audit() {
    return new AuditMetrics(registry);
  }

  /** What is asked of the blob store. */
  public BlobMetrics blobs() {
    return blobs;
  }

  /**
   * Measures, at each scrape, how old the newest snapshot of every world is, and shows how often
   * readers found none.
   *
   * @param newest asks for the newest snapshot of every world; where it fails the ages are left
   *     out, because an old figure would pass for a fresh one
   */
  public void measureWorlds(Supplier<List<WorldHead>> newest, Clock clock) {
    registry.register(new WorldFigures(newest, snapshots.missing(), clock));
  }

  /**
   * Measures, at each scrape, what waits in the outbox.
   *
   * @param backlog asks for it; where it fails the figures are left out
   * @param publishes whether this hub is the one that publishes
   */
  public void measureOutbox(Supplier<Backlog> backlog, BooleanSupplier publishes, Clock clock) {
    registry.register(new OutboxFigures(backlog, publishes, clock));
  }

  /** The media type of {@link #scrape}. */
  public String contentType() {
    return writer.getContentType();
  }

  /** All figures as they are now, in the Prometheus text format. */
  public byte[] scrape() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writer.write(out, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return out.toByteArray();
  }
}

package io.riskhub.hub.metrics.audit;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.riskhub.hub.audit.AuditMeter;

/** Counts lines of the audit. */
public final class AuditMetrics implements AuditMeter {

  private final Counter lines;
  private final Gauge writable;

  public AuditMetrics(PrometheusRegistry registry) {
    lines =
        Counter.builder()
            .name("risk_hub_audit_lines_total")
            .help("Lines that were to be written to the audit.")
            .labelNames("outcome")
            .register(registry);
    lines.initLabelValues("written");
    lines.initLabelValues("lost");
    writable =
        Gauge.builder()
            .name("risk_hub_audit_writable")
            .help("Whether the audit can be written; if not, writes are refused.")
            .register(registry);
  }

  @Override
  public void written(int number) {
    lines.labelValues("written").inc(number);
  }

  @Override
  public void lost(int number) {
    lines.labelValues("lost").inc(number);
  }

  @Override
  public void writable(boolean now) {
    writable.set(now ? 1 : 0);
  }
}

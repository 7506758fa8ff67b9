package io.riskhub.hub.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.riskhub.blob.BlobRef.Scheme;
import io.riskhub.hub.blobs.watch.BlobObserver;
import java.util.Locale;

/** Counts what is asked of the blob store. */
public final class BlobMetrics {

  private final Counter requests;

  BlobMetrics(PrometheusRegistry registry) {
    requests =
        Counter.builder()
            .name("risk_hub_blob_requests_total")
            .help("Refs looked at and blobs read.")
            .labelNames("store", "op", "outcome")
            .register(registry);
  }

  /** Counts for a store of this kind, from 0. */
  public BlobObserver of(Scheme scheme) {
    String store = label(scheme);
    for (BlobObserver.Outcome outcome : BlobObserver.Outcome.values()) {
      requests.initLabelValues(store, label(BlobObserver.Operation.READ), label(outcome));
    }
    for (BlobObserver.Outcome outcome :
        new BlobObserver.Outcome[] {BlobObserver.Outcome.OK, BlobObserver.Outcome.FOREIGN}) {
      requests.initLabelValues(store, label(BlobObserver.Operation.RESOLVE), label(outcome));
    }
    return (operation, outcome) ->
        requests.labelValues(store, label(operation), label(outcome)).inc();
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}

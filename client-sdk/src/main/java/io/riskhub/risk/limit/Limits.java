package io.riskhub.risk.limit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The limits in a snapshot's {@code constraints}. These are free JSON, of which five fields are
 * read: {@link Metric#constraint}.
 *
 * @param byMetric the limits that there are
 * @param unreadable sentences about limits that are no finite number: nothing was compared with
 *     these, and nobody should believe that they are kept
 */
public record Limits(Map<Metric, Double> byMetric, List<String> unreadable) {

  public Limits {
    Map<Metric, Double> copy = new EnumMap<>(Metric.class);
    copy.putAll(byMetric);
    byMetric = Collections.unmodifiableMap(copy);
    unreadable = List.copyOf(unreadable);
  }

  /** The limits of a snapshot; none when it has no constraints. */
  public static Limits read(JsonNode constraints) {
    Map<Metric, Double> limits = new EnumMap<>(Metric.class);
    List<String> unreadable = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      JsonNode limit = constraints.path(metric.constraint());
      if (Numbers.isFinite(limit)) {
        limits.put(metric, limit.doubleValue());
      } else if (!limit.isMissingNode()) {
        unreadable.add(Numbers.complaint("constraints." + metric.constraint(), limit));
      }
    }
    return new Limits(limits, unreadable);
  }

  /** The figure beside its limit; empty when it has none. */
  public Optional<LimitCheck> check(String subject, Metric metric, double value) {
    return Optional.ofNullable(byMetric.get(metric))
        .map(limit -> LimitCheck.of(subject, metric, value, limit));
  }
}

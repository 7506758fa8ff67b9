package io.riskhub.hub.activation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.contract.activation.ActivationUpdate;
import io.riskhub.hub.activation.state.ActivationChange;
import io.riskhub.hub.activation.state.ActivationEntry;
import io.riskhub.hub.activation.state.ActivationState;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The snapshot that follows from a change. */
public final class DerivedSnapshot {

  /** The actor of every such snapshot. */
  public static final String ACTOR = "worldservice";

  /** The stage of every such snapshot. */
  public static final String STAGE = "live";

  private DerivedSnapshot() {}

  /**
   * The weights of the active strategies, which sum to 1; none where there is nothing to divide: no
   * active entry has a weight, or they sum to zero or less, of which no portfolio can be made.
   */
  public static Optional<SortedMap<String, Double>> weights(ActivationState state) {
    SortedMap<String, BigDecimal> sums = new TreeMap<>();
    for (ActivationEntry entry : state.all()) {
      ActivationUpdate is = entry.is();
      if (is.active() && is.weight() != null) {
        sums.merge(is.strategyId(), BigDecimal.valueOf(is.weight()), BigDecimal::add);
      }
    }
    // Exactly, so that the same entries give the same content in whatever order they came.
    BigDecimal total = sums.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (total.signum() <= 0) {
      return Optional.empty();
    }
    SortedMap<String, Double> weights = new TreeMap<>();
    sums.forEach(
        (strategy, sum) ->
            weights.put(strategy, sum.divide(total, MathContext.DECIMAL128).doubleValue()));
    return Optional.of(weights);
  }

  /**
   * The snapshot as a producer would push it.
   *
   * @param now becomes its time of creation: to the fraction, so that of changes with one {@code
   *     ts} the later one is the newer
   */
  static Optional<ObjectNode> of(ActivationChange change, Instant now) {
    return weights(change.state()).map(weights -> snapshot(change, weights, now));
  }

  private static ObjectNode snapshot(
      ActivationChange change, Map<String, Double> weights, Instant now) {
    ActivationEntry entry = change.entry();
    ObjectNode snapshot =
        JsonNodeFactory.instance
            .objectNode()
            .put("world_id", change.worldId())
            .put("version", entry.ts() + "-" + entry.etag().number())
            .put("as_of", entry.ts())
            .put("created_at", now.toString());
    ObjectNode object = snapshot.putObject("weights");
    weights.forEach(object::put);
    snapshot
        .putObject("provenance")
        .put("source", "worldservice")
        .put("reason", "activation_update")
        .put("actor", ACTOR)
        .put("stage", STAGE);
    return snapshot;
  }
}

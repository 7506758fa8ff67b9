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

/** The snapshot that follows from a change, or from a state. */
public final class DerivedSnapshot {

  /** The actor of the snapshot of a change. */
  public static final String ACTOR = "worldservice";

  /** The stage of every such snapshot. */
  public static final String STAGE = "live";

  private static final Origin CHANGE = new Origin("worldservice", "activation_update", ACTOR);
  private static final Origin BACKFILL = new Origin("backfill", "activation_snapshot", "backfill");

  private DerivedSnapshot() {}

  /** What its provenance says, beside the stage. */
  private record Origin(String source, String reason, String actor) {}

  /**
   * The weights of the active strategies, which sum to 1; none where there is nothing to divide: no
   * active entry has a weight, or they sum to zero or less, or to so little beside one of them that
   * its share is no number any more. Of such no portfolio can be made.
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
    return weights.values().stream().allMatch(Double::isFinite)
        ? Optional.of(weights)
        : Optional.empty();
  }

  /**
   * The snapshot as a producer would push it. Its time of creation is the change's, to the
   * fraction, so that of changes with one {@code ts} the later one is the newer.
   */
  static Optional<ObjectNode> of(ActivationChange change) {
    return weights(change.state()).map(weights -> snapshot(change, weights));
  }

  private static ObjectNode snapshot(ActivationChange change, Map<String, Double> weights) {
    ActivationEntry entry = change.entry();
    return snapshot(
        change.worldId(),
        entry.ts() + "-" + entry.etag().number(),
        entry,
        change.createdAt(),
        weights,
        CHANGE);
  }

  /**
   * The snapshot of a state as it stands, dated by its newest entry; but for its time of creation
   * the same for the same state.
   *
   * @param now becomes its time of creation: to the fraction, so that it is newer than that of the
   *     entry's change
   */
  static Optional<ObjectNode> backfilled(String worldId, ActivationState state, Instant now) {
    return weights(state)
        .flatMap(
            weights ->
                state
                    .newest()
                    .map(
                        entry ->
                            snapshot(
                                worldId, "backfill-" + entry.ts(), entry, now, weights, BACKFILL)));
  }

  private static ObjectNode snapshot(
      String worldId,
      String version,
      ActivationEntry entry,
      Instant now,
      Map<String, Double> weights,
      Origin origin) {
    ObjectNode snapshot =
        JsonNodeFactory.instance
            .objectNode()
            .put("world_id", worldId)
            .put("version", version)
            .put("as_of", entry.ts())
            .put("created_at", now.toString());
    ObjectNode object = snapshot.putObject("weights");
    weights.forEach(object::put);
    snapshot
        .putObject("provenance")
        .put("source", origin.source())
        .put("reason", origin.reason())
        .put("actor", origin.actor())
        .put("stage", STAGE);
    return snapshot;
  }
}

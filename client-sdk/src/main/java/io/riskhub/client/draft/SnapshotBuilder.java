package io.riskhub.client.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.contract.ContractLimits;
import io.riskhub.contract.Identifiers;
import io.riskhub.contract.json.CanonicalJson;
import io.riskhub.risk.Covariance;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Makes a snapshot of a portfolio after an event. Weights are required: positions, allocations or
 * weights, the last given. All else may be left out. What a caller passes in is copied.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class SnapshotBuilder {

  /** The fields that have methods here, and the hash, which belongs to the finished snapshot. */
  private static final Set<String> OWN_FIELDS =
      Set.of(
          "world_id",
          "version",
          "as_of",
          "weights",
          "covariance",
          "realized_returns",
          "stress",
          "constraints",
          "provenance",
          "ttl_sec",
          "created_at",
          "hash");

  /** Told by the event, and by the client that publishes. */
  private static final Set<String> OWN_PROVENANCE = Set.of("reason", "actor", "stage");

  private final String worldId;
  private final PortfolioEvent event;
  private final ObjectNode snapshot = JsonNodeFactory.instance.objectNode();
  private final ObjectNode provenance;

  private SnapshotBuilder(String worldId, PortfolioEvent event) {
    Identifiers.violation(worldId)
        .ifPresent(
            violation -> {
              throw new IllegalArgumentException("the world id " + violation);
            });
    this.worldId = worldId;
    this.event = event;
    snapshot.put("world_id", worldId);
    snapshot.put("version", event.version());
    snapshot.put("as_of", event.asOf().toString());
    provenance = snapshot.putObject("provenance").put("reason", event.reason().wireName());
  }

  /**
   * Begins the snapshot of a world's portfolio.
   *
   * @throws IllegalArgumentException when the world id breaks the contract
   */
  public static SnapshotBuilder after(String worldId, PortfolioEvent event) {
    return new SnapshotBuilder(worldId, event);
  }

  /**
   * Weighs positions by market value: quantity times mark price of each strategy, with its sign, by
   * the sum of all. A short position has a negative weight. Several positions of one strategy are
   * added up.
   *
   * @throws NoNetValueException when the market values do not sum to a positive net value
   */
  public SnapshotBuilder positions(Collection<Position> positions) {
    return weigh(PortfolioWeights.ofPositions(positions));
  }

  /**
   * Weighs amounts of strategies, in whatever unit, by their sum.
   *
   * @throws NoNetValueException when the amounts do not sum to a positive net value
   * @throws IllegalArgumentException when a name is blank or an amount is not finite
   */
  public SnapshotBuilder allocations(Map<String, Double> amounts) {
    return weigh(PortfolioWeights.ofAmounts(amounts));
  }

  /**
   * Takes weights as they are.
   *
   * @throws IllegalArgumentException when they do not sum to 1 within 0.001, a name is blank or a
   *     weight is not finite
   */
  public SnapshotBuilder weights(Map<String, Double> weights) {
    return weigh(PortfolioWeights.ofWeights(weights));
  }

  /** The covariance of the strategies' returns. */
  public SnapshotBuilder covariance(Covariance covariance) {
    ObjectNode values = snapshot.putObject("covariance");
    covariance.toMap().forEach(values::put);
    return this;
  }

  /**
   * The returns of each strategy, oldest first.
   *
   * @throws IllegalArgumentException when a series is empty or holds what is not finite
   */
  public SnapshotBuilder realizedReturns(Map<String, double[]> seriesByStrategy) {
    ObjectNode returns = JsonNodeFactory.instance.objectNode();
    seriesByStrategy.forEach((strategy, series) -> returns.set(strategy, series(strategy, series)));
    snapshot.set("realized_returns", returns);
    return this;
  }

  /**
   * The returns of the portfolio as a whole, oldest first.
   *
   * @throws IllegalArgumentException when the series is empty or holds what is not finite
   */
  public SnapshotBuilder realizedReturns(double... series) {
    snapshot.set("realized_returns", series("the portfolio", series));
    return this;
  }

  /** Scenario to metrics: a JSON object. */
  public SnapshotBuilder stress(JsonNode stress) {
    return object("stress", stress);
  }

  /** The limits that the portfolio keeps: a JSON object. */
  public SnapshotBuilder constraints(JsonNode constraints) {
    return object("constraints", constraints);
  }

  /**
   * How long the snapshot is good for; the hub's default unless given.
   *
   * @throws IllegalArgumentException when it is not whole seconds, from one to a day
   */
  public SnapshotBuilder ttl(Duration ttl) {
    long seconds = ttl.toSeconds();
    if (seconds < 1
        || seconds > ContractLimits.TTL_SECONDS_CEILING
        || !ttl.equals(Duration.ofSeconds(seconds))) {
      throw new IllegalArgumentException(
          "the time to live is %s; give whole seconds from 1 to %d"
              .formatted(ttl, ContractLimits.TTL_SECONDS_CEILING));
    }
    snapshot.put("ttl_sec", seconds);
    return this;
  }

  /** When its time to live begins; the time of its arrival at the hub unless given. */
  public SnapshotBuilder createdAt(Instant createdAt) {
    snapshot.put("created_at", createdAt.toString());
    return this;
  }

  /**
   * Adds to the provenance, such as the {@code source} of the data.
   *
   * @throws IllegalArgumentException when {@code name} is {@code reason}, {@code actor} or {@code
   *     stage}: the event and the client tell these
   */
  public SnapshotBuilder provenance(String name, JsonNode value) {
    if (OWN_PROVENANCE.contains(name)) {
      throw new IllegalArgumentException(
          "provenance." + name + " is told by the event or the client; leave it out");
    }
    provenance.set(name, value.deepCopy());
    return this;
  }

  /**
   * Adds a field that the contract leaves open, or a blob ref.
   *
   * @throws IllegalArgumentException when the field has a method of its own here
   */
  public SnapshotBuilder field(String name, JsonNode value) {
    if (OWN_FIELDS.contains(name)) {
      throw new IllegalArgumentException(name + " is not an extra field; use the method for it");
    }
    snapshot.set(name, value.deepCopy());
    return this;
  }

  /**
   * The snapshot so far.
   *
   * @throws IllegalStateException when it has no weights
   * @throws IllegalArgumentException when a number in free-form JSON is not finite
   */
  public SnapshotDraft build() {
    if (!snapshot.has("weights")) {
      throw new IllegalStateException("a snapshot needs positions, allocations or weights");
    }
    return new SnapshotDraft(worldId, event.version(), CanonicalJson.write(snapshot));
  }

  private SnapshotBuilder weigh(Map<String, Double> weights) {
    ObjectNode values = snapshot.putObject("weights");
    weights.forEach(values::put);
    return this;
  }

  private SnapshotBuilder object(String field, JsonNode value) {
    if (!value.isObject()) {
      throw new IllegalArgumentException(field + " must be a JSON object");
    }
    snapshot.set(field, value.deepCopy());
    return this;
  }

  private static ArrayNode series(String whose, double[] series) {
    if (series.length == 0) {
      throw new IllegalArgumentException("the series of " + whose + " is empty");
    }
    ArrayNode array = JsonNodeFactory.instance.arrayNode(series.length);
    for (double point : series) {
      if (!Double.isFinite(point)) {
        throw new IllegalArgumentException("the series of " + whose + " holds " + point);
      }
      array.add(point);
    }
    return array;
  }
}

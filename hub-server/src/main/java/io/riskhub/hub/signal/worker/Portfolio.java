package io.riskhub.hub.signal.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.hub.bus.consumer.attempt.RejectedEventException;
import io.riskhub.risk.Covariance;
import java.util.HashMap;
import java.util.Map;

/** What an assessor asks of a snapshot. Fields behind refs are fetched when they are asked for. */
public final class Portfolio {

  private final ObjectNode snapshot;
  private final OffloadedFields offloaded;

  Portfolio(ObjectNode snapshot, OffloadedFields offloaded) {
    this.snapshot = snapshot;
    this.offloaded = offloaded;
  }

  /** Strategy to weight. */
  public Map<String, Double> weights() {
    return numbers(snapshot.path("weights"));
  }

  /** What is known of the covariance; may be nothing. */
  public Covariance covariance() throws RejectedEventException {
    return Covariance.of(numbers(field("covariance")));
  }

  /** The constraints; may be missing. */
  public JsonNode constraints() {
    return snapshot.path("constraints");
  }

  /** Scenario to metrics; may be missing. */
  public JsonNode stress() throws RejectedEventException {
    return field("stress");
  }

  /** The realized returns; may be none. */
  RealizedReturns realizedReturns() throws RejectedEventException {
    return RealizedReturns.of(field("realized_returns"));
  }

  private JsonNode field(String name) throws RejectedEventException {
    JsonNode ref = snapshot.path(name + "_ref");
    return ref.isTextual() ? offloaded.fetch(ref.textValue()) : snapshot.path(name);
  }

  private static Map<String, Double> numbers(JsonNode object) {
    Map<String, Double> numbers = new HashMap<>();
    object.properties().forEach(entry -> numbers.put(entry.getKey(), entry.getValue().asDouble()));
    return numbers;
  }
}

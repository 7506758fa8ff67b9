package io.riskhub.client.fallback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.client.draft.SnapshotDraft;
import io.riskhub.client.read.LatestOrFallback.Conservative;
import io.riskhub.client.read.StoredSnapshot;
import io.riskhub.contract.json.CanonicalJson;
import io.riskhub.risk.ConservativeFallback;
import io.riskhub.risk.Covariance;
import io.riskhub.risk.Fallback;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps a snapshot's weights and all else, and makes its covariance conservative. Its {@code as_of}
 * stays, since the portfolio is still known as of then: published, the fallback takes the place of
 * its source and of nothing newer.
 */
public final class FallbackMaker {

  private static final List<String> LARGE = List.of("covariance", "realized_returns", "stress");

  /** What belongs to the source alone, and what publishing fills in. */
  private static final List<String> SOURCE_ONLY = List.of("hash", "created_at", "provenance");

  private FallbackMaker() {}

  /**
   * The fallback of a snapshot.
   *
   * @param source expanded, so that its covariance can be seen
   * @throws IllegalArgumentException when its covariance is none
   */
  public static Conservative make(StoredSnapshot source, ConservativeFallback rule, Instant now) {
    ObjectNode snapshot = object(source);
    Covariance covariance = covariance(snapshot.path("covariance"));
    Fallback risk = rule.apply(covariance, source.weights());
    Duration staleFor = Duration.between(source.expiresAt(), now);
    return new Conservative(source, staleFor, covariance, risk, draft(snapshot, source, risk, now));
  }

  private static SnapshotDraft draft(
      ObjectNode snapshot, StoredSnapshot source, Fallback risk, Instant now) {
    String version = "fallback-" + now;
    snapshot.remove(SOURCE_ONLY);
    LARGE.stream().filter(snapshot::has).forEach(field -> snapshot.remove(field + "_ref"));
    snapshot.put("version", version);
    snapshot
        .putObject("provenance")
        .put("reason", "fallback")
        .put("source_version", source.version());
    Map<String, Double> values = risk.covariance().toMap();
    if (!values.isEmpty()) {
      ObjectNode covariance = snapshot.putObject("covariance");
      values.forEach(covariance::put);
    }
    return new SnapshotDraft(source.worldId(), version, CanonicalJson.write(snapshot));
  }

  private static Covariance covariance(JsonNode field) {
    Map<String, Double> values = HashMap.newHashMap(field.size());
    field.properties().forEach(pair -> values.put(pair.getKey(), pair.getValue().doubleValue()));
    return Covariance.of(values);
  }

  private static ObjectNode object(StoredSnapshot snapshot) {
    if (snapshot.tree() instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException("a stored snapshot is an object: " + snapshot);
  }
}

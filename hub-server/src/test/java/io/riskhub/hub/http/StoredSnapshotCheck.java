package io.riskhub.hub.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.blob.ContentDigest;
import io.riskhub.contract.json.StableHash;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with a snapshot that a hub stored: the contract's rules once more, by other
 * code than the hub's, which shares only the digest.
 */
final class StoredSnapshotCheck {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final BigDecimal LEAST = new BigDecimal("0.999");
  private static final BigDecimal MOST = new BigDecimal("1.001");
  private static final int MAX_TTL = 86_400;
  private static final int MAX_DEPTH = 64;

  private final List<String> problems = new ArrayList<>();
  private final ObjectNode stored;

  private StoredSnapshotCheck(ObjectNode stored) {
    this.stored = stored;
  }

  /** What is wrong with {@code json}, which was answered to a push to {@code worldId}. */
  static List<String> problems(String json, String worldId) {
    try {
      if (!(JSON.readTree(json) instanceof ObjectNode stored)) {
        return List.of("not an object");
      }
      StoredSnapshotCheck check = new StoredSnapshotCheck(stored);
      check.require(json.chars().allMatch(c -> c >= ' ' && c <= '~'), "not ASCII");
      check.run(worldId);
      return check.problems;
    } catch (JsonProcessingException e) {
      return List.of("not JSON: " + e.getMessage());
    }
  }

  /** What was sent in {@code body} and is not in {@code json} as it was sent. */
  static List<String> changes(byte[] body, String json) throws IOException {
    Set<String> mayChange =
        Set.of("realized_returns", "realized_returns_ref", "stress_ref", "provenance");
    JsonNode sent = JSON.readTree(body);
    JsonNode stored = JSON.readTree(json);
    List<String> changed = new ArrayList<>();
    sent.properties()
        .forEach(
            field -> {
              if (!mayChange.contains(field.getKey())
                  && !field.getValue().equals(stored.get(field.getKey()))) {
                changed.add("changed: " + field.getKey());
              }
            });
    return changed;
  }

  private void run(String worldId) {
    identifier("world_id");
    identifier("version");
    require(worldId.equals(stored.path("world_id").asText()), "another world than the path's");
    require(StoredTimes.asOfIsValid(stored.path("as_of")), "as_of");
    require(StoredTimes.isAlive(stored.path("created_at"), stored.path("ttl_sec")), "created_at");
    JsonNode ttl = stored.path("ttl_sec");
    require(ttl.isInt() && ttl.intValue() >= 1 && ttl.intValue() <= MAX_TTL, "ttl_sec");
    weights(stored.path("weights"));
    covariance(stored.get("covariance"));
    returns(stored.get("realized_returns"));
    for (String field : List.of("stress", "constraints")) {
      require(!stored.has(field) || stored.get(field).isObject(), field);
    }
    for (String field : List.of("covariance", "realized_returns", "stress")) {
      ref(stored.get(field + "_ref"), field);
    }
    require(stored.at("/provenance/actor").asText().equals("gateway"), "actor");
    require(stored.at("/provenance/stage").asText().equals("live"), "stage");
    numbers(stored, 1);
    hash(stored.path("hash").asText());
  }

  private void require(boolean kept, String what) {
    if (!kept) {
      problems.add(what);
    }
  }

  private void identifier(String field) {
    String id = stored.path(field).textValue();
    boolean valid =
        id != null
            && id.matches("(?s)[^/\\\\\\x00-\\x1f\\x7f-\\x9f]{1,200}")
            && !id.matches("\\.\\.?");
    require(valid, field);
  }

  private void weights(JsonNode weights) {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode weight : weights) {
      require(isFinite(weight), "a weight");
      sum = sum.add(weight.isNumber() ? weight.decimalValue() : BigDecimal.ZERO);
    }
    require(weights.isObject() && !weights.isEmpty(), "weights");
    require(sum.compareTo(LEAST) >= 0 && sum.compareTo(MOST) <= 0, "the weights' sum " + sum);
  }

  private void covariance(@Nullable JsonNode covariance) {
    if (covariance == null) {
      return;
    }
    require(covariance.isObject(), "covariance");
    Map<List<String>, Double> pairs = new HashMap<>();
    covariance
        .properties()
        .forEach(
            entry -> {
              String key = entry.getKey();
              String[] names = key.split(key.contains(",") ? "," : ":", -1);
              require(names.length == 2, "the pair " + key);
              require(Stream.of(names).noneMatch(String::isBlank), "the names of " + key);
              require(isFinite(entry.getValue()), "the covariance " + key);
              double value = entry.getValue().doubleValue();
              require(!names[0].equals(names[names.length - 1]) || value >= 0, "variance " + key);
              Double other = pairs.put(Stream.of(names).sorted().toList(), value);
              require(other == null || other == value, "two values of " + key);
            });
  }

  private void returns(@Nullable JsonNode returns) {
    if (returns == null) {
      return;
    }
    require(returns.isArray() || returns.isObject(), "realized_returns");
    if (returns.isArray()) {
      series(returns);
      return;
    }
    returns
        .properties()
        .forEach(
            entry -> {
              String key = entry.getKey();
              String trimmed = key.replaceAll("^[\\s\\u00a0\\u0085]+|[\\s\\u00a0\\u0085]+$", "");
              require(!key.isEmpty() && key.equals(trimmed), "the strategy \"" + key + "\"");
              series(entry.getValue());
            });
  }

  private void series(JsonNode series) {
    require(series.isArray() && !series.isEmpty(), "a series");
    series.forEach(
        point -> require(point.isFloatingPointNumber() && isFinite(point), "the point " + point));
  }

  private void ref(@Nullable JsonNode ref, String inline) {
    if (ref != null) {
      require(ref.isTextual() && !ref.textValue().isBlank(), "the ref of " + inline);
      require(!stored.has(inline), "a ref beside " + inline);
    }
  }

  private void numbers(JsonNode node, int depth) {
    require(!node.isContainerNode() || depth <= MAX_DEPTH, "the depth");
    require(!node.isFloatingPointNumber() || isFinite(node), "a number that is not finite");
    node.forEach(child -> numbers(child, depth + 1));
  }

  private void hash(String hash) {
    ContentDigest.Algorithm algorithm =
        hash.startsWith("sha256:")
            ? ContentDigest.Algorithm.SHA256
            : ContentDigest.Algorithm.BLAKE3;
    String computed = StableHash.of(algorithm, stored).toString();
    require(hash.equals(computed), "the hash " + hash + " of content " + computed);
  }

  private static boolean isFinite(JsonNode number) {
    return number.isNumber() && Double.isFinite(number.doubleValue());
  }
}

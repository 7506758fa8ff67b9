package io.riskhub.client.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.blob.ContentDigest;
import io.riskhub.client.json.HubJson;
import io.riskhub.contract.IsoInstant;
import io.riskhub.contract.SnapshotKey;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A snapshot as a hub stores it: the very text that the hub sent, and what it says. */
public final class StoredSnapshot {

  private final String json;
  private final SnapshotKey key;
  private final Instant asOf;
  private final Instant createdAt;
  private final Instant expiresAt;
  private final ContentDigest hash;
  private final String stage;
  private final String actor;
  private final Map<String, Double> weights;

  private StoredSnapshot(String json, JsonNode tree) {
    this.json = json;
    key = new SnapshotKey(text(tree, "world_id"), text(tree, "version"));
    asOf = instant(tree, "as_of");
    createdAt = instant(tree, "created_at");
    expiresAt = createdAt.plusSeconds(required(tree, "ttl_sec").longValue());
    hash =
        ContentDigest.parse(text(tree, "hash"))
            .orElseThrow(() -> new IllegalArgumentException("has no hash that can be read"));
    stage = text(required(tree, "provenance"), "stage");
    actor = text(required(tree, "provenance"), "actor");
    Map<String, Double> byStrategy = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> weight : required(tree, "weights").properties()) {
      byStrategy.put(weight.getKey(), weight.getValue().doubleValue());
    }
    weights = Collections.unmodifiableMap(byStrategy);
  }

  /**
   * Reads the JSON of a snapshot that a hub has stored.
   *
   * @throws IllegalArgumentException when it is none; the message completes "the answer …"
   */
  public static StoredSnapshot parse(String json) {
    return new StoredSnapshot(json, HubJson.parse(json));
  }

  /** Its JSON, exactly as the hub sent it. */
  public String json() {
    return json;
  }

  /** Its JSON as a tree of the caller's own, for what has no accessor here. */
  public JsonNode tree() {
    return HubJson.parse(json);
  }

  /** The portfolio's world. */
  public String worldId() {
    return key.worldId();
  }

  /** The version, given once in its world. */
  public String version() {
    return key.version();
  }

  /** The instant that the portfolio is described at. */
  public Instant asOf() {
    return asOf;
  }

  /** When it was made, or first came to the hub. */
  public Instant createdAt() {
    return createdAt;
  }

  /** From then on it is expired. */
  public Instant expiresAt() {
    return expiresAt;
  }

  /** Whether it has expired at {@code now}. */
  public boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  /** The digest of its content. */
  public ContentDigest hash() {
    return hash;
  }

  /** The stage that it was published for. */
  public String stage() {
    return stage;
  }

  /** Who published it. */
  public String actor() {
    return actor;
  }

  /** Strategy to weight, in the order of the JSON; cannot be changed. */
  public Map<String, Double> weights() {
    return weights;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StoredSnapshot snapshot && snapshot.json.equals(json);
  }

  @Override
  public int hashCode() {
    return json.hashCode();
  }

  @Override
  public String toString() {
    return "StoredSnapshot[world %s, version %s, %s]".formatted(worldId(), version(), hash);
  }

  private static JsonNode required(JsonNode object, String field) {
    return Optional.ofNullable(object.get(field))
        .orElseThrow(() -> new IllegalArgumentException("has no field " + field));
  }

  private static String text(JsonNode object, String field) {
    return Optional.ofNullable(required(object, field).textValue())
        .orElseThrow(() -> new IllegalArgumentException("has a " + field + " that is no text"));
  }

  private static Instant instant(JsonNode object, String field) {
    return IsoInstant.parse(text(object, field))
        .orElseThrow(() -> new IllegalArgumentException("has no instant in " + field));
  }
}

package io.riskhub.contract.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.riskhub.blob.ContentDigest;
import io.riskhub.blob.ContentDigest.Algorithm;
import io.riskhub.blob.RefCheck;
import io.riskhub.contract.ContractLimits;
import io.riskhub.contract.Identifiers;
import io.riskhub.contract.Snapshot;
import io.riskhub.contract.SnapshotKey;
import io.riskhub.contract.Submission;
import io.riskhub.contract.Verdict;
import io.riskhub.contract.json.CanonicalFields;
import io.riskhub.contract.json.StableHash;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One pass over one snapshot: fills defaults into it in place and gathers what is wrong. */
final class SnapshotCheck {

  /** The fields whose numbers have a rule of their own. */
  private static final Set<String> NUMERIC = Set.of("weights", "covariance", "realized_returns");

  private final ObjectNode snapshot;
  private final Submission submission;
  private final ContractLimits limits;
  private final Function<String, RefCheck> refs;
  private final boolean takesExpired;
  private final Violations violations = new Violations();

  SnapshotCheck(
      ObjectNode snapshot,
      Submission submission,
      ContractLimits limits,
      Function<String, RefCheck> refs,
      boolean takesExpired) {
    this.snapshot = snapshot;
    this.submission = submission;
    this.limits = limits;
    this.refs = refs;
    this.takesExpired = takesExpired;
  }

  Verdict run() {
    String worldId = worldId();
    String version = identifier("version", snapshot.get("version"));
    Optional<Instant> asOf = asOf();
    WeightsRule.check(snapshot.get("weights"), violations);
    optional("covariance").ifPresent(value -> CovarianceRule.check(value, violations));
    optional("realized_returns")
        .ifPresent(
            value -> snapshot.set("realized_returns", ReturnsRule.normalise(value, violations)));
    objectIfPresent("stress");
    objectIfPresent("constraints");
    for (String field : List.of("covariance", "realized_returns", "stress")) {
      ref(field);
    }
    provenance();
    int ttlSeconds = ttlSeconds();
    Optional<Instant> createdAt = createdAt();
    otherNumbers();
    Optional<ContentDigest> claimed =
        optional("hash").flatMap(value -> HashRule.parse(value, violations));

    if (holdsInfinity(snapshot)) {
      // It has no canonical form, and so nothing to compare a hash with.
      return new Verdict.Invalid(violations.list());
    }
    CanonicalFields fields = new CanonicalFields(snapshot);
    String content = StableHash.content(fields);
    claimed.ifPresent(hash -> HashRule.compare(hash, content, violations));
    if (!violations.isEmpty()) {
      return new Verdict.Invalid(violations.list());
    }
    ContentDigest digest = StableHash.ofContent(Algorithm.BLAKE3, content);
    if (claimed.isEmpty()) {
      fields.put("hash", digest.toString());
    }
    return verdict(
        new SnapshotKey(worldId, version),
        asOf.orElseThrow(),
        createdAt.orElseThrow(),
        ttlSeconds,
        digest,
        fields.write());
  }

  private Verdict verdict(
      SnapshotKey key,
      Instant asOf,
      Instant createdAt,
      int ttlSeconds,
      ContentDigest digest,
      String json) {
    Instant expiresAt = createdAt.plusSeconds(ttlSeconds);
    if (!takesExpired && !submission.receivedAt().isBefore(expiresAt)) {
      return new Verdict.Expired(key, expiresAt, submission.receivedAt());
    }
    return new Verdict.Accepted(
        new Snapshot(
            key, asOf, createdAt, expiresAt, submission.stage(), submission.actor(), digest, json));
  }

  private static boolean holdsInfinity(JsonNode node) {
    if (node instanceof DoubleNode number) {
      return !Double.isFinite(number.doubleValue());
    }
    for (JsonNode child : node) {
      if (holdsInfinity(child)) {
        return true;
      }
    }
    return false;
  }

  private String worldId() {
    JsonNode value = snapshot.get("world_id");
    if (value == null && submission.worldId() != null) {
      value = TextNode.valueOf(submission.worldId());
      snapshot.set("world_id", value);
    }
    return identifier("world_id", value);
  }

  private String identifier(String field, @Nullable JsonNode value) {
    if (value == null) {
      violations.add(field, "is missing; send 1 to " + Identifiers.MAX_LENGTH + " characters");
      return "";
    }
    if (!value.isTextual()) {
      violations.add(field, "is " + Violations.show(value) + "; send a string");
      return "";
    }
    Identifiers.violation(value.textValue()).ifPresent(message -> violations.add(field, message));
    return value.textValue();
  }

  private Optional<Instant> asOf() {
    JsonNode value = snapshot.get("as_of");
    if (value == null) {
      violations.add("as_of", "is missing; send the instant that the snapshot describes");
      return Optional.empty();
    }
    return TimeRule.check(
        "as_of", value, submission.receivedAt(), limits.maxClockSkew(), violations);
  }

  private Optional<Instant> createdAt() {
    Instant now = submission.receivedAt();
    JsonNode value = snapshot.get("created_at");
    if (value == null) {
      Instant second = now.truncatedTo(ChronoUnit.SECONDS);
      snapshot.put("created_at", second.toString());
      return Optional.of(second);
    }
    return TimeRule.check("created_at", value, now, limits.maxClockSkew(), violations);
  }

  private int ttlSeconds() {
    JsonNode value = snapshot.get("ttl_sec");
    if (value == null) {
      snapshot.put("ttl_sec", limits.ttlSecondsDefault());
      return limits.ttlSecondsDefault();
    }
    boolean inRange =
        value.isIntegralNumber()
            && value.canConvertToInt()
            && value.intValue() >= 1
            && value.intValue() <= limits.ttlSecondsMax();
    if (!inRange) {
      violations.add(
          "ttl_sec",
          "is %s; send whole seconds from 1 to %d, or leave it out for %d"
              .formatted(
                  Violations.show(value), limits.ttlSecondsMax(), limits.ttlSecondsDefault()));
    }
    return value.intValue();
  }

  private void provenance() {
    JsonNode value = snapshot.get("provenance");
    if (value != null && !value.isObject()) {
      objectIfPresent("provenance");
      return;
    }
    ObjectNode provenance = value == null ? snapshot.putObject("provenance") : (ObjectNode) value;
    provenance(provenance, "actor", submission.actor());
    provenance(provenance, "stage", submission.stage());
  }

  private void provenance(ObjectNode provenance, String name, String submitted) {
    JsonNode value = provenance.get(name);
    if (value == null) {
      provenance.put(name, submitted);
    } else if (!value.isTextual() || !value.textValue().equals(submitted)) {
      violations.add(
          "provenance." + name,
          "is %s, but the submission's %s is \"%s\"; send the same or leave it out"
              .formatted(Violations.show(value), name, Violations.cut(submitted)));
    }
  }

  private void ref(String inlineField) {
    String field = inlineField + "_ref";
    JsonNode value = snapshot.get(field);
    if (value == null) {
      return;
    }
    if (!value.isTextual() || Blanks.strip(value.textValue()).isEmpty()) {
      violations.add(field, "is " + Violations.show(value) + "; send a blob ref");
    } else {
      // The one of covariance stands as it was sent: no producer trims it before hashing.
      String ref =
          inlineField.equals("covariance") ? value.textValue() : Blanks.strip(value.textValue());
      snapshot.put(field, ref);
      if (refs.apply(ref) instanceof RefCheck.Refused refused) {
        violations.add(field, refused.reason());
      }
    }
    if (snapshot.has(inlineField)) {
      violations.add(field, "stands beside " + inlineField + "; send one of the two");
    }
  }

  private void objectIfPresent(String field) {
    JsonNode value = snapshot.get(field);
    if (value != null && !value.isObject()) {
      violations.add(field, "is " + Violations.show(value) + "; send an object or leave it out");
    }
  }

  private void otherNumbers() {
    for (Map.Entry<String, JsonNode> property : snapshot.properties()) {
      if (!NUMERIC.contains(property.getKey())) {
        Numbers.requireFinite(Violations.path(property.getKey()), property.getValue(), violations);
      }
    }
  }

  private Optional<JsonNode> optional(String field) {
    return Optional.ofNullable(snapshot.get(field));
  }
}

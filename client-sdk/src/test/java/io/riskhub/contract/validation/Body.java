package io.riskhub.contract.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.contract.ContractLimits;
import io.riskhub.contract.Snapshot;
import io.riskhub.contract.Submission;
import io.riskhub.contract.Verdict;
import io.riskhub.contract.Violation;
import io.riskhub.contract.json.MalformedJsonException;
import io.riskhub.contract.json.StrictJson;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The body of a submission, as the raw JSON text of each field. */
record Body(Map<String, String> fields) {

  static final Instant NOW = Instant.parse("2026-01-15T12:00:00.75Z");

  private static final SnapshotContract CONTRACT = new SnapshotContract(ContractLimits.DEFAULT);

  /** What the contract requires and no more. */
  static Body minimal() {
    return new Body(Map.of())
        .with("world_id", "\"w1\"")
        .with("version", "\"v1\"")
        .with("as_of", "\"2026-01-15T00:00:00Z\"")
        .with("weights", "{\"a\":1.0}");
  }

  Body with(String field, String json) {
    Map<String, String> more = new LinkedHashMap<>(fields);
    more.put(field, json);
    return new Body(more);
  }

  Body without(String field) {
    Map<String, String> less = new LinkedHashMap<>(fields);
    less.remove(field);
    return new Body(less);
  }

  String text() {
    return fields.entrySet().stream()
        .map(field -> "\"" + field.getKey() + "\":" + field.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  Verdict check() {
    return check((String) null);
  }

  Verdict check(@Nullable String worldInPath) {
    return check(new Submission(worldInPath, "gateway", "live", NOW));
  }

  Verdict checkAt(Instant now) {
    return check(new Submission(null, "gateway", "live", now));
  }

  Verdict check(Submission submission) {
    return CONTRACT.check(text().getBytes(UTF_8), submission);
  }

  Snapshot accepted() {
    return accepted(check());
  }

  static Snapshot accepted(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    return ((Verdict.Accepted) verdict).snapshot();
  }

  /** A field of the stored snapshot. */
  JsonNode stored(String field) throws MalformedJsonException {
    return StrictJson.parse(accepted().json()).path(field);
  }

  List<Violation> violations() {
    return violations(check());
  }

  static List<Violation> violations(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Invalid.class);
    return ((Verdict.Invalid) verdict).violations();
  }
}

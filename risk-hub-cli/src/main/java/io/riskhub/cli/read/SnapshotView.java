package io.riskhub.cli.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.cli.output.HumanTime;
import io.riskhub.contract.IsoInstant;
import java.time.Instant;
import java.util.Optional;

/** A stored snapshot as a person wants to read it; what is absent reads as a dash. */
record SnapshotView(JsonNode json) {

  private static final String ABSENT = "-";
  private static final int SHORT_HASH = "blake3:".length() + 12;

  /** A field that is text. */
  String text(String field) {
    return json.path(field).asText(ABSENT);
  }

  String stage() {
    return json.path("provenance").path("stage").asText(ABSENT);
  }

  String actor() {
    return json.path("provenance").path("actor").asText(ABSENT);
  }

  /** Enough of the hash to tell two contents apart. */
  String shortHash() {
    String hash = text("hash");
    return hash.length() <= SHORT_HASH ? hash : hash.substring(0, SHORT_HASH);
  }

  /** How old its {@code as_of} is. */
  String age(Instant now) {
    return instant("as_of").map(asOf -> HumanTime.age(asOf, now)).orElse(ABSENT);
  }

  Optional<Instant> instant(String field) {
    return IsoInstant.parse(json.path(field).asText());
  }

  /** When it expires or expired: {@code created_at} and its time to live. */
  Optional<Instant> expiresAt() {
    JsonNode ttl = json.path("ttl_sec");
    return ttl.canConvertToLong()
        ? instant("created_at").map(created -> created.plusSeconds(ttl.longValue()))
        : Optional.empty();
  }

  /** {@code in 5m}, or {@code 3d 4h ago}. */
  String expires(Instant now) {
    return expiresAt().map(at -> HumanTime.relative(at, now)).orElse(ABSENT);
  }
}

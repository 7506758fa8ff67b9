package io.riskhub.hub.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What one line of the audit tells.
 *
 * @param at when
 * @param outcome what became of it: {@link #ADMITTED} before it is done, then a word for the result
 * @param status of the answer over HTTP
 * @param count how many times, where one line stands for several
 * @param detail what else there is to say; never what a caller sent as content or credentials
 */
public record AuditRecord(
    Instant at,
    AuditAction action,
    String outcome,
    AuditOrigin origin,
    AuditSubject subject,
    OptionalInt status,
    OptionalLong count,
    Optional<String> detail) {

  /** The outcome of what is about to be done. */
  public static final String ADMITTED = "admitted";

  /** Callers choose some of the texts, and must not choose the size of a line. */
  private static final int LONGEST_TEXT = 300;

  /** Without status, count or detail. */
  public AuditRecord(
      Instant at, AuditAction action, String outcome, AuditOrigin origin, AuditSubject subject) {
    this(
        at,
        action,
        outcome,
        origin,
        subject,
        OptionalInt.empty(),
        OptionalLong.empty(),
        Optional.empty());
  }

  /** The same with more to say. */
  public AuditRecord withDetail(String text) {
    return new AuditRecord(at, action, outcome, origin, subject, status, count, Optional.of(text));
  }

  /** The same for so many times. */
  public AuditRecord times(long number) {
    return new AuditRecord(
        at, action, outcome, origin, subject, status, OptionalLong.of(number), detail);
  }

  /** The same at another time. */
  public AuditRecord at(Instant other) {
    return new AuditRecord(other, action, outcome, origin, subject, status, count, detail);
  }

  /** The fields of the line, without those of the chain. */
  ObjectNode json() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("at", at.truncatedTo(ChronoUnit.MICROS).toString())
            .put("action", action.label())
            .put("outcome", outcome);
    put(json, "who", Optional.of(origin.who()));
    put(json, "actor", origin.actor());
    put(json, "scope", origin.scope());
    put(json, "address", origin.address());
    put(json, "request_id", origin.requestId());
    put(json, "world", subject.world());
    put(json, "version", subject.version());
    put(json, "digest", subject.digest());
    put(json, "detail", detail);
    status.ifPresent(code -> json.put("status", code));
    count.ifPresent(number -> json.put("count", number));
    return json;
  }

  private static void put(ObjectNode json, String name, Optional<String> text) {
    text.ifPresent(whole -> json.put(name, shortened(whole)));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "\u2026";
  }
}

package io.riskhub.hub.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The body of a push that must be refused, and how.
 *
 * @param fields the fields of the violations, all of them
 * @param detail what the detail must name: the value that was sent and what to send instead
 * @param counter what counts it: {@code failed} or {@code expired}
 */
record BadPush(
    String name,
    String body,
    Charset charset,
    int status,
    List<String> fields,
    List<String> detail,
    String counter) {

  /** The time of the hub that gets these. */
  static final String NOW = "2026-03-01T12:00:00Z";

  /** A body that is not strict JSON. */
  static BadPush malformed(String name, String body, String... detail) {
    return new BadPush(
        name, body, StandardCharsets.UTF_8, 400, List.of(), List.of(detail), "failed");
  }

  /** JSON that breaks one rule. */
  static BadPush invalid(String name, String body, String field, String... detail) {
    return new BadPush(
        name, body, StandardCharsets.UTF_8, 422, List.of(field), List.of(detail), "failed");
  }

  /** The same in another encoding. */
  BadPush encoded(Charset otherCharset) {
    return new BadPush(name, body, otherCharset, status, fields, detail, counter);
  }

  /** The same with the status that is answered instead of 422. */
  BadPush answered(int otherStatus) {
    return new BadPush(name, body, charset, otherStatus, fields, detail, counter);
  }

  /** The same with all fields that are named. */
  BadPush naming(String... allFields) {
    return new BadPush(name, body, charset, status, List.of(allFields), detail, counter);
  }

  /** The same, counted elsewhere. */
  BadPush countedAs(String otherCounter) {
    return new BadPush(name, body, charset, status, fields, detail, otherCounter);
  }

  /** A valid body, of world {@code w}. */
  static String valid() {
    return with("");
  }

  /** A valid body and more fields. */
  static String with(String moreFields) {
    return body("\"2026-01-01\"", "{\"a\":1.0}", moreFields);
  }

  static String weights(String weights) {
    return body("\"2026-01-01\"", weights, "");
  }

  static String asOf(String asOf) {
    return body(asOf, "{\"a\":1.0}", "");
  }

  static String version(String json) {
    return valid().replace("\"v1\"", json);
  }

  private static String body(String asOf, String weights, String moreFields) {
    return "{\"world_id\":\"w\",\"version\":\"v1\",\"as_of\":%s,\"weights\":%s%s}"
        .formatted(asOf, weights, moreFields.isEmpty() ? "" : "," + moreFields);
  }

  byte[] bytes() {
    return body.getBytes(charset);
  }

  @Override
  public String toString() {
    return name;
  }
}

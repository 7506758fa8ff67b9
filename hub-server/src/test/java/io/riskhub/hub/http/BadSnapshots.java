package io.riskhub.hub.http;

import static io.riskhub.hub.http.BadPush.asOf;
import static io.riskhub.hub.http.BadPush.invalid;
import static io.riskhub.hub.http.BadPush.version;
import static io.riskhub.hub.http.BadPush.weights;
import static io.riskhub.hub.http.BadPush.with;

import java.util.stream.Stream;

/** Bodies that are JSON and break the contract. */
final class BadSnapshots {

  private static final String ZEROS = "0".repeat(64);
  private static final String TTL = "send whole seconds from 1 to 86400, or leave it out for 900";

  private BadSnapshots() {}

  static Stream<BadPush> all() {
    return Stream.of(weightRules(), timeRules(), identifiers(), hashes(), others())
        .flatMap(rows -> rows);
  }

  private static Stream<BadPush> weightRules() {
    String number = "send a JSON number";
    return Stream.of(
        invalid("weights as strings", weights("{\"a\":\"1.0\"}"), "weights.a", "\"1.0\"", number),
        invalid("weights as booleans", weights("{\"a\":true}"), "weights.a", "is true", number),
        invalid("a weight of null", weights("{\"a\":null}"), "weights.a", "is null", number),
        invalid("empty weights", weights("{}"), "weights", "is empty; name at least one strategy"),
        invalid("weights as an array", weights("[1.0]"), "weights", "is an array", "an object"),
        invalid("no weights", weights("{}").replace("weights", "x"), "weights", "is missing"),
        invalid(
            "weights that sum to 0.9",
            weights("{\"a\":0.5,\"b\":0.4}"),
            "weights",
            "sum to 0.9; scale them so that they sum to 1.0 within 0.001"),
        invalid("weights that sum to 0", weights("{\"a\":1,\"b\":-1}"), "weights", "sum to 0.0"),
        invalid(
            "1e400 as a weight",
            weights("{\"a\":1e400}"),
            "weights.a",
            "too large for a double; send a finite number"),
        invalid(
            "an integer of 400 digits as a weight",
            weights("{\"a\":1" + "0".repeat(400) + "}"),
            "weights.a",
            "send a finite number"),
        invalid(
            "1e400 in a free field",
            with("\"note\":{\"x\":[1,1e400]}"),
            "note.x[1]",
            "too large for a double; send a finite number"));
  }

  private static Stream<BadPush> timeRules() {
    String form = "send an ISO-8601 date or date-time such as \"2026-01-31T00:00:00Z\"";
    return Stream.of(
        invalid(
            "a future as_of",
            asOf("\"2026-03-01T12:05:01Z\""),
            "as_of",
            "\"2026-03-01T12:05:01Z\", more than 300 s ahead of the receiver's clock",
            BadPush.NOW),
        invalid("a future as_of by its offset", asOf("\"2026-03-01T12:00-01\""), "as_of", "300 s"),
        invalid("a malformed as_of", asOf("\"yesterday\""), "as_of", "is \"yesterday\"", form),
        invalid("an as_of of no day", asOf("\"2026-02-30\""), "as_of", "\"2026-02-30\"", form),
        invalid("an as_of as a number", asOf("1767225600"), "as_of", "is 1767225600", form),
        invalid("no as_of", asOf("1").replace("as_of", "x"), "as_of", "is missing"),
        invalid("ttl 0", with("\"ttl_sec\":0"), "ttl_sec", "is 0; " + TTL),
        invalid("ttl -1", with("\"ttl_sec\":-1"), "ttl_sec", "is -1; " + TTL),
        invalid("ttl 86401", with("\"ttl_sec\":86401"), "ttl_sec", "is 86401; " + TTL),
        invalid("ttl 1.5", with("\"ttl_sec\":1.5"), "ttl_sec", "is 1.5; " + TTL),
        invalid("ttl as a string", with("\"ttl_sec\":\"900\""), "ttl_sec", "is \"900\"; " + TTL),
        invalid("ttl 2^32+900", with("\"ttl_sec\":4294968196"), "ttl_sec", "is 4294968196; " + TTL),
        invalid(
            "a future created_at",
            with("\"created_at\":\"2026-03-01T12:05:01Z\""),
            "created_at",
            "more than 300 s ahead"),
        invalid(
                "expired on arrival",
                with("\"created_at\":\"2026-03-01T11:45:00Z\""),
                "created_at",
                "expire at 2026-03-01T12:00:00Z",
                "longer ttl_sec")
            .countedAs("expired"));
  }

  private static Stream<BadPush> identifiers() {
    return Stream.of(
        invalid("version ../x", version("\"../x\""), "version", "holds \"/\"", "not allowed"),
        invalid("version a/b", version("\"a/b\""), "version", "holds \"/\"", "not allowed"),
        invalid("version a\\b", version("\"a\\\\b\""), "version", "holds \"\\\"", "not allowed"),
        invalid("version ..", version("\"..\""), "version", "is \"..\"", "choose another name"),
        invalid("a control character", version("\"a\\u0007\""), "version", "U+0007; remove it"),
        invalid("a C1 control character", version("\"\\u0085\""), "version", "U+0085; remove it"),
        invalid(
            "a version of 201 characters",
            version("\"" + "v".repeat(201) + "\""),
            "version",
            "has 201 characters; at most 200 are allowed"),
        invalid("an empty version", version("\"\""), "version", "is empty", "1 to 200 characters"),
        invalid("a version that is a number", version("1"), "version", "is 1; send a string"),
        invalid("no version", with("").replace("version", "x"), "version", "is missing"),
        invalid("a world that is null", with("").replace("\"w\"", "null"), "world_id", "is null"));
  }

  private static Stream<BadPush> hashes() {
    return Stream.of(
        invalid(
            "a wrong hash",
            with("\"hash\":\"blake3:" + ZEROS + "\""),
            "hash",
            "blake3:" + ZEROS,
            "but the content hashes to blake3:",
            "or leave the hash out"),
        invalid(
            "a wrong SHA-256",
            with("\"hash\":\"sha256:" + ZEROS + "\""),
            "hash",
            "but the content hashes to sha256:"),
        invalid(
            "an unknown hash algorithm",
            with("\"hash\":\"md5:" + ZEROS + "\""),
            "hash",
            "unknown algorithm \"md5\"; use \"blake3\" or \"sha256\""),
        invalid("half a hash", with("\"hash\":\"blake3:00\""), "hash", "64 lower-case hex digits"),
        invalid("a hash of null", with("\"hash\":null"), "hash", "is null", "or leave it out"));
  }

  private static Stream<BadPush> others() {
    return Stream.of(
        invalid("an array", "[]", "$", "the snapshot is an array; send a JSON object"),
        invalid("a string", "\"x\"", "$", "the snapshot is \"x\"; send a JSON object"),
        invalid(
            "another actor",
            with("\"provenance\":{\"actor\":\"x\"}"),
            "provenance.actor",
            "is \"x\", but the submission's actor is \"gateway\"; send the same or leave it out"),
        invalid(
                "a foreign ref beside the field",
                with("\"covariance\":{},\"covariance_ref\":\"file:///x\""),
                "both",
                "has not the shape file:///",
                "stands beside covariance; send one of the two")
            .naming("covariance_ref", "covariance_ref"),
        invalid(
                "several at once",
                weights("{\"a\":\"1\"}")
                    .replace("2026-01-01", "soon")
                    .replace("\"v1\"", "\"a/b\",\"ttl_sec\":0,\"hash\":1,\"stress\":[]"),
                "all",
                "version holds",
                "as_of is \"soon\"",
                "weights.a is \"1\"",
                "stress is an array",
                "ttl_sec is 0",
                "hash is 1")
            .naming("version", "as_of", "weights.a", "stress", "ttl_sec", "hash"));
  }
}

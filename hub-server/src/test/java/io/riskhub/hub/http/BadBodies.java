package io.riskhub.hub.http;

import static io.riskhub.hub.http.BadPush.malformed;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Bodies that are not one strict JSON text of the world that they are pushed to. */
final class BadBodies {

  private static final int DEPTH = 1_000;
  private static final int DIGITS = 1_001;
  private static final int TWO_MEBIBYTES = 2 << 20;

  private BadBodies() {}

  static Stream<BadPush> all() {
    return Stream.concat(notJson(), tooMuch());
  }

  private static Stream<BadPush> notJson() {
    return Stream.of(
        malformed("not JSON", "version=v1", "the body is not valid JSON at line 1, column "),
        malformed("an unquoted word", "{\"version\":nope}", "is not valid JSON at line 1, column "),
        malformed("cut short", "{\"version\":\"v1\"", "is not valid JSON at line 1, column 16"),
        malformed("an empty body", "", "the body is empty; send one JSON object"),
        malformed("a blank body", " \r\n\t", "the body is empty; send one JSON object"),
        malformed("two values", BadPush.valid() + "{}", "has more after the first JSON value"),
        malformed("a trailing comma", "{\"version\":\"v1\",}", "is not valid JSON at line 1"),
        malformed("a comment", "{/* */}", "is not valid JSON at line 1"),
        malformed("a leading zero", BadPush.with("\"x\":01"), "is not valid JSON at line 1"),
        malformed("an unescaped control", BadPush.with("\"x\":\"\n\""), "is not valid JSON"),
        malformed(
            "a duplicate key",
            BadPush.with("\"version\":\"v2\""),
            "duplicate key 'version'; send each key once"),
        malformed(
            "a duplicate key deep down",
            BadPush.with("\"x\":[{\"y\":1,\"y\":1}]"),
            "duplicate key 'y'; send each key once"),
        malformed("NaN", BadPush.weights("{\"a\":NaN}"), "NaN", "send a finite number"),
        malformed(
            "Infinity", BadPush.with("\"x\":-Infinity"), "Infinity", "or leave the value out"),
        malformed(
            "a lone surrogate",
            BadPush.with("\"x\":\"a\\ud800b\""),
            "not valid Unicode",
            "the lone surrogate \\ud800; send the whole character"),
        malformed(
            "a lone surrogate in a key",
            BadPush.with("\"\\udc00\":1"),
            "lone surrogate",
            "send the whole character"),
        malformed("invalid UTF-8", BadPush.with("\"x\":\"\u00e9\""), "the body is not valid UTF-8")
            .encoded(StandardCharsets.ISO_8859_1),
        malformed("UTF-16", BadPush.valid(), "not valid UTF-8").encoded(StandardCharsets.UTF_16),
        malformed("a byte order mark", "\uFEFF" + BadPush.valid(), "send UTF-8 without one"),
        malformed(
                "another world",
                BadPush.valid().replace("\"w\"", "\"other\""),
                "world_id is \"other\" in the body but \"w\" in the path; send the same")
            .naming("world_id"));
  }

  private static Stream<BadPush> tooMuch() {
    return Stream.of(
        malformed(
            "a nesting of 1,000 arrays",
            BadPush.with("\"x\":" + "[".repeat(DEPTH) + "]".repeat(DEPTH)),
            "nests deeper than 64 levels; flatten it"),
        malformed(
            "a nesting of 1,000 objects",
            BadPush.with("\"x\":" + "{\"y\":".repeat(DEPTH) + "1" + "}".repeat(DEPTH)),
            "nests deeper than 64 levels; flatten it"),
        malformed(
            "a number of 1,001 digits",
            BadPush.with("\"x\":" + "1".repeat(DIGITS)),
            "a number longer than 1000 characters; round it"),
        malformed(
                "2 MiB",
                BadPush.with("\"x\":\"" + "x".repeat(TWO_MEBIBYTES) + "\""),
                "larger than 1048576 bytes",
                "put covariance, returns or stress into blobs and send their refs")
            .answered(413));
  }

  /** The names of some, for tests that need only a few of them. */
  static BadPush named(String name) {
    List<BadPush> found = all().filter(bad -> bad.name().equals(name)).toList();
    return found.getFirst();
  }
}

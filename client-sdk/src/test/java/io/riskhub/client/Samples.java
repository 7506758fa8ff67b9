package io.riskhub.client;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Snapshots to publish, and what a hub answers to them. */
final class Samples {

  /** As a person would write it, with blanks and a letter beyond ASCII. */
  static final String SNAPSHOT = snapshot("");

  /** A hub's answer to {@link #SNAPSHOT}. */
  static final String STORED =
      """
      {"actor":"x","as_of":"2025-01-01","created_at":"2025-01-01T00:00:00Z","hash":"blake3:%s",\
      "provenance":{"actor":"gateway","stage":"live"},"ttl_sec":900,"version":"é:1",\
      "weights":{"A":1.0},"world_id":"w"}"""
          .formatted("0".repeat(64));

  private Samples() {}

  /** A snapshot with further fields. */
  static String snapshot(String moreFields) {
    return "{\"world_id\":\"w\", \"version\":\"é:1\",\"as_of\":\"2025-01-01\",\"weights\":{\"A\":1.0}"
        + (moreFields.isEmpty() ? "" : ", " + moreFields)
        + "}";
  }

  /** The field covariance, with so many pairs. */
  static String covariance(int pairs) {
    return field("covariance", pairs, i -> "\"s" + i + ",t\": 0.0" + (i + 1));
  }

  /** The field stress, with so many scenarios. */
  static String stress(int scenarios) {
    return field("stress", scenarios, i -> "\"s" + i + "\": {\"loss\": " + i + "}");
  }

  /** The field realized_returns, with so many points in two series. */
  static String returns(int points) {
    return "\"realized_returns\": {\"A\": [1], \"B\": ["
        + IntStream.range(1, points).mapToObj(Integer::toString).collect(Collectors.joining(","))
        + "]}";
  }

  private static String field(String name, int count, IntFunction<String> one) {
    return "\""
        + name
        + "\": {"
        + IntStream.range(0, count).mapToObj(one).collect(Collectors.joining(", "))
        + "}";
  }
}

package io.riskhub.risk;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.contract.json.MalformedJsonException;
import io.riskhub.contract.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sample snapshots: five shares, monthly returns, a covariance of 36 months. */
final class UsTech {

  private UsTech() {}

  /** All of them, oldest first. */
  static List<JsonNode> all() {
    try (InputStream in = requireNonNull(UsTech.class.getResourceAsStream("/us-tech.ndjson"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(UsTech::read)
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The newest, {@code monthly-2010-03}. */
  static JsonNode latest() {
    return all().getLast();
  }

  static Map<String, Double> weights(JsonNode snapshot) {
    return numbers(snapshot.path("weights"));
  }

  static Covariance covariance(JsonNode snapshot) {
    return Covariance.of(numbers(snapshot.path("covariance")));
  }

  private static Map<String, Double> numbers(JsonNode object) {
    Map<String, Double> numbers = new TreeMap<>();
    object
        .properties()
        .forEach(entry -> numbers.put(entry.getKey(), entry.getValue().doubleValue()));
    return numbers;
  }

  private static JsonNode read(String line) {
    try {
      return StrictJson.parse(line);
    } catch (MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }
}

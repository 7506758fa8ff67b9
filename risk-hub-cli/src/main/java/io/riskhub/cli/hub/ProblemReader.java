package io.riskhub.cli.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.riskhub.contract.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads problem JSON (RFC 9457) as the hub writes it. */
final class ProblemReader {

  private static final JsonMapper MAPPER = new JsonMapper();

  private ProblemReader() {}

  /** The problem that {@code body} describes, or empty when it describes none. */
  static Optional<Problem> read(int status, String body) {
    JsonNode json;
    try {
      json = MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    String detail = json.path("detail").asText(json.path("title").asText());
    if (detail.isBlank()) {
      return Optional.empty();
    }
    List<Violation> violations = new ArrayList<>();
    for (JsonNode violation : json.path("violations")) {
      violations.add(
          new Violation(
              violation.path("field").asText(Violation.WHOLE), violation.path("message").asText()));
    }
    return Optional.of(
        new Problem(status, detail, json.path("request_id").textValue(), violations));
  }
}

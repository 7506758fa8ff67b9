package io.riskhub.client.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.client.json.HubJson;
import io.riskhub.contract.Problem;
import io.riskhub.contract.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads problem JSON (RFC 9457) as the hub writes it. */
final class ProblemReader {

  private ProblemReader() {}

  /** The problem that {@code body} describes, or empty when it describes none. */
  static Optional<Problem> read(int status, String body) {
    JsonNode json;
    try {
      json = HubJson.parse(body);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    String title = json.path("title").asText();
    String detail = json.path("detail").asText(title);
    if (detail.isBlank()) {
      return Optional.empty();
    }
    List<Violation> violations = new ArrayList<>();
    for (JsonNode violation : json.path("violations")) {
      violations.add(
          new Violation(
              violation.path("field").asText(Violation.WHOLE), violation.path("message").asText()));
    }
    String requestId = json.path("request_id").textValue();
    return Optional.of(new Problem(status, title, detail, violations, requestId));
  }
}

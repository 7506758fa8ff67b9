package io.riskhub.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.Reply;
import java.util.List;

/** What all refusals have in common. */
final class Refusals {

  static final String PUSH_ROUTE = "/risk-hub/worlds/{world}/snapshots";

  private static final ObjectMapper JSON = new ObjectMapper();

  private Refusals() {}

  /** Checks the form of a problem, and gives its detail. */
  static String detail(Reply reply, int status) {
    return problem(reply, status).path("detail").textValue();
  }

  /** The fields of a problem's violations, in their order. */
  static List<String> fields(Reply reply) {
    return problem(reply, reply.status()).path("violations").findValuesAsText("field");
  }

  /** The messages of a problem's violations, in their order. */
  static List<String> messages(Reply reply) {
    return problem(reply, reply.status()).path("violations").findValuesAsText("message");
  }

  /** Checks that a hub holds nothing at all, expired or not. */
  static void assertNothingStored(Caller caller, String worldId) {
    assertThat(caller.get("/risk-hub/worlds").body()).isEqualTo("{\"worlds\":[]}");
    assertThat(caller.get(Caller.snapshots(worldId) + "?include_expired=true").body())
        .isEqualTo("{\"snapshots\":[]}");
  }

  private static JsonNode problem(Reply reply, int status) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    assertThat(reply.header("Content-Type")).contains("application/problem+json");
    JsonNode problem = parse(reply.body());
    assertThat(problem.path("status").intValue()).isEqualTo(status);
    assertThat(problem.path("title").asText()).isNotBlank();
    assertThat(problem.path("detail").asText()).isNotBlank();
    assertThat(reply.header("X-Request-Id")).contains(problem.path("request_id").asText());
    return problem;
  }

  private static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + body, e);
    }
  }
}

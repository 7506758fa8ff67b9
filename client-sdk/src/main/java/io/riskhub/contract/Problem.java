package io.riskhub.contract;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.contract.json.CanonicalJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 writes it, with the violations of the contract where that is the trouble.
 *
 * @param status the HTTP status code
 * @param title the status in words
 * @param detail what was wrong, where, and what to do
 * @param violations the rules that were broken; empty unless a snapshot or parameter breaks one
 * @param requestId what the hub's log calls the request; {@code null} when it has no id
 */
public record Problem(
    int status,
    String title,
    String detail,
    List<Violation> violations,
    @Nullable String requestId) {

  /** The media type of {@link #toJson}. */
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    requireNonNull(title, "title");
    requireNonNull(detail, "detail");
    violations = List.copyOf(violations);
  }

  /** The problem on the wire. */
  public String toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("type", "about:blank");
    json.put("title", title);
    json.put("status", status);
    json.put("detail", detail);
    if (requestId != null) {
      json.put("request_id", requestId);
    }
    if (!violations.isEmpty()) {
      ArrayNode array = json.putArray("violations");
      for (Violation violation : violations) {
        array.addObject().put("field", violation.field()).put("message", violation.message());
      }
    }
    return CanonicalJson.write(json);
  }
}

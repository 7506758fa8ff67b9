package io.riskhub.hub.http.routes;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.riskhub.contract.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Sends snapshots and other JSON. */
public final class Answers {

  private static final Header JSON =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/json");

  private Answers() {}

  /** The snapshot, or 304 when the caller has it already. */
  static void snapshot(ServerRequest request, ServerResponse response, Snapshot snapshot) {
    if (!notModified(request, response, etag(snapshot))) {
      snapshot(response, snapshot);
    }
  }

  /** Answers 304 when the caller has what {@code etag} names already. */
  public static boolean notModified(ServerRequest request, ServerResponse response, String etag) {
    boolean known =
        request
            .headers()
            .first(HeaderNames.IF_NONE_MATCH)
            .filter(tags -> names(tags, etag))
            .isPresent();
    if (known) {
      response.status(Status.NOT_MODIFIED_304).header(HeaderNames.ETAG, etag).send();
    }
    return known;
  }

  static void snapshot(ServerResponse response, Snapshot snapshot) {
    response.header(HeaderNames.ETAG, etag(snapshot));
    json(response, snapshot.json());
  }

  /** Any JSON. */
  public static void json(ServerResponse response, String json) {
    response.header(JSON).send(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String etag(Snapshot snapshot) {
    return "\"" + snapshot.digest() + "\"";
  }

  /** RFC 9110, 13.1.2: a list of tags compared weakly, or {@code *}. */
  private static boolean names(String tags, String etag) {
    return Arrays.stream(tags.split(","))
        .map(String::strip)
        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
        .anyMatch(tag -> tag.equals("*") || tag.equals(etag));
  }
}

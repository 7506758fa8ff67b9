package io.riskhub.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.contract.StoreFixture;
import io.riskhub.hub.http.HttpLimits;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.Snapshots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hub over a real port and a real store, made anew for each test, and short ways to speak to it.
 */
abstract class HubOnRealStore {

  static final ObjectMapper JSON = new ObjectMapper();
  static final String AS_OF = "2026-03-01T12:00:00Z";
  static final String LATEST = Caller.snapshots("us-tech") + "/latest";

  @TempDir private Path directory;
  StoreFixture fixture;
  SabotagedStore store;
  HubOnStore hub;

  abstract StoreFixture fixture(Path folder) throws IOException;

  @BeforeEach
  void start() throws IOException {
    fixture = fixture(directory.resolve("store"));
    store = new SabotagedStore(fixture.store());
    hub = new HubOnStore(directory.resolve("data"), store, limits());
  }

  HttpLimits limits() {
    return HttpLimits.DEFAULT;
  }

  @AfterEach
  void stop() throws IOException {
    hub.close();
    fixture.close();
  }

  BlobRef put(String field, String json) throws IOException {
    return put(field, json.getBytes(StandardCharsets.UTF_8));
  }

  BlobRef put(String field, byte[] json) throws IOException {
    return fixture.store().put("us-tech", "2026-03-01", field, json, Duration.ofMinutes(15));
  }

  /** So many different pairs, about 20 bytes each. */
  static byte[] covariance(int pairs) {
    return IntStream.range(0, pairs)
        .mapToObj(pair -> "\"a%d,b%d\":%s".formatted(pair, pair, pair / 1024.0))
        .collect(Collectors.joining(",", "{", "}"))
        .getBytes(StandardCharsets.US_ASCII);
  }

  HttpResponse<String> push(String version, String moreFields) {
    return push(version, moreFields, "");
  }

  HttpResponse<String> push(String version, String moreFields, String query) {
    Caller caller = hub.caller();
    return caller.send(
        caller
            .request(Caller.snapshots("us-tech") + query)
            .header("X-Actor", "gateway")
            .header("X-Stage", "live")
            .POST(BodyPublishers.ofString(Snapshots.body("us-tech", version, AS_OF, moreFields))));
  }

  HttpResponse<String> get(String path) {
    return hub.caller().get(path);
  }

  HttpResponse<String> tagged(String path, String etag) {
    return hub.caller().send(hub.caller().request(path).header("If-None-Match", etag));
  }

  static List<String> fields(HttpResponse<String> problem) {
    return violations(problem).map(violation -> violation.path("field").asText()).toList();
  }

  static List<String> messages(HttpResponse<String> problem) {
    return violations(problem).map(violation -> violation.path("message").asText()).toList();
  }

  static Stream<JsonNode> violations(HttpResponse<String> problem) {
    try {
      return JSON.readTree(problem.body()).path("violations").valueStream();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.riskhub.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.contract.json.StrictJson;
import io.riskhub.hub.activation.FullWorld;
import io.riskhub.testkit.RunningHub;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullActivationTest {

  @TempDir private Path directory;

  @Test
  void anEntryTooManyIsRefusedAndThoseThatAreThereMayBeChanged() throws Exception {
    try (RunningHub hub = RunningHub.embedded(directory)) {
      FullWorld.write(directory.resolve("riskhub.db"), "w");

      HttpResponse<String> refused = put(hub, "another");
      assertThat(refused.statusCode()).isEqualTo(422);
      JsonNode problem = StrictJson.parse(refused.body());
      assertThat(problem.path("violations").findValuesAsText("field"))
          .containsExactly("strategy_id");
      assertThat(problem.path("detail").asText())
          .contains("\"another\" with side \"long\"", "world \"w\" has 1,000 entries, the most");

      assertThat(put(hub, "s7").statusCode()).isEqualTo(200);
      assertThat(StrictJson.parse(hub.caller().latest("w").body()).path("weights")).hasSize(1_000);
    }
  }

  private static HttpResponse<String> put(RunningHub hub, String strategy) {
    String body =
        """
        {"strategy_id":"%s","side":"long","active":true,"weight":2}"""
            .formatted(strategy);
    return hub.caller()
        .send(
            hub.caller()
                .request("/risk-hub/worlds/w/activation")
                .PUT(BodyPublishers.ofString(body)));
  }
}

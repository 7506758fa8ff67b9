package io.riskhub.hub.sdk.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.client.PublishResult;
import io.riskhub.client.RiskHubClient;
import io.riskhub.hub.HubServer;
import io.riskhub.hub.config.HubConfigs;
import io.riskhub.hub.config.settings.HubSettings;
import io.riskhub.hub.config.settings.ServerSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a gateway's own tests may speak to a hub; shown in the guide. */
class EmbeddedHubTest {

  // @start region="testing"
  @Test
  void theHubTakesWhatWeSend(@TempDir Path folder) {
    var server = new ServerSettings("127.0.0.1", 0, null, folder, null, null); // any free port
    var config = HubConfigs.resolve(HubSettings.NONE.with(server), folder);
    try (var hub = HubServer.start(config);
        var client = RiskHubClient.of(hub.baseUri()).publishAs("gateway", "live").build()) {
      var result =
          client.publish(
              "us-tech",
              "{\"version\": \"1\", \"as_of\": \"2026-01-31\", \"weights\": {\"A\": 1}}");

      assertThat(result).isInstanceOf(PublishResult.Stored.class);
    }
  }
  // @end region="testing"
}

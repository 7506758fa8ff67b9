package io.riskhub.hub.sdk.example;

import io.riskhub.client.PublishResult;
import io.riskhub.client.RiskHubClient;
import io.riskhub.client.draft.PortfolioEvent;
import io.riskhub.client.draft.SnapshotBuilder;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** Ten lines for the README. */
final class ShortestGateway {

  private ShortestGateway() {}

  static void publish(
      URI address, String token, Map<String, Double> amounts, Consumer<Object> log) {
    // @start region="readme"
    var client = RiskHubClient.of(address).token(token).publishAs("gateway", "live");
    var event = PortfolioEvent.rebalance(Instant.now());
    var draft = SnapshotBuilder.after("us-tech", event).allocations(amounts).build();
    try (var hub = client.build()) {
      switch (hub.publish(draft)) {
        case PublishResult.Stored stored -> log.accept(stored.snapshot().hash());
        case PublishResult.Duplicate known -> log.accept("the hub had it already");
        case PublishResult.Refused refused -> log.accept(refused.violations());
        case PublishResult.Conflict conflict -> log.accept(conflict.problem().detail());
      }
    }
    // @end
  }
}

package io.riskhub.cli.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.testkit.Caller;
import java.net.http.HttpRequest.BodyPublishers;

/** Changes activation over a hub, and writes it as others do. */
final class Activations {

  private Activations() {}

  static void put(
      Caller caller, String world, String strategy, boolean active, String weight, String ts) {
    String body =
        """
        {"strategy_id":"%s","side":"long","active":%b,"weight":%s,"ts":"%s"}"""
            .formatted(strategy, active, weight, ts);
    assertThat(
            caller
                .send(
                    caller
                        .request("/risk-hub/worlds/" + Caller.encode(world) + "/activation")
                        .PUT(BodyPublishers.ofString(body)))
                .statusCode())
        .isEqualTo(200);
  }

  /** As another service writes it. */
  static String state(String world, String strategy, int number) {
    return """
           {"version": %3$d, "state": {"%2$s": {"long": {"active": true, "weight": 1, "freeze": false,
            "drain": false, "effective_mode": "live", "run_id": null, "ts": "2026-03-01T11:00:00Z",
            "etag": "act:%1$s:%2$s:long:%3$d"}}}}"""
        .formatted(world, strategy, number);
  }
}

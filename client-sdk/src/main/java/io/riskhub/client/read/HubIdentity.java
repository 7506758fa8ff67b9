package io.riskhub.client.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.client.json.HubJson;
import io.riskhub.contract.IsoInstant;
import java.time.Instant;
import java.util.Optional;

/**
 * Which hub answers.
 *
 * @param version that of the hub; empty from one that is too old to tell
 * @param time what the hub's clock said when it answered; empty from one that is too old to tell
 */
public record HubIdentity(Optional<String> version, Optional<Instant> time) {

  /**
   * Reads the hub's answer.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static HubIdentity parse(String json) {
    JsonNode tree = HubJson.parse(json);
    if (!tree.path("status").isTextual()) {
      throw new IllegalArgumentException("has no status");
    }
    return new HubIdentity(
        Optional.ofNullable(tree.path("version").textValue()),
        Optional.ofNullable(tree.path("time").textValue()).flatMap(IsoInstant::parse));
  }
}

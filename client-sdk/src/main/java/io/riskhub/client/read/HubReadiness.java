package io.riskhub.client.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.client.json.HubJson;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether a hub that takes and answers requests can do all its work.
 *
 * @param troubles the parts that are not up, each with the reason
 */
public record HubReadiness(Map<String, String> troubles) {

  private static final String UP = "up";

  public HubReadiness {
    troubles = Map.copyOf(troubles);
  }

  /**
   * Reads the hub's answer.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static HubReadiness parse(String json) {
    JsonNode tree = HubJson.parse(json);
    if (!tree.path("parts").isObject()) {
      throw new IllegalArgumentException("has no parts");
    }
    Map<String, String> troubles = new TreeMap<>();
    tree.path("parts")
        .properties()
        .forEach(
            part -> {
              String status = part.getValue().path("status").asText();
              if (!status.equals(UP)) {
                troubles.put(part.getKey(), part.getValue().path("detail").asText(status));
              }
            });
    return new HubReadiness(troubles);
  }
}

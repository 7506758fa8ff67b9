package io.riskhub.client.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.client.json.HubJson;
import io.riskhub.contract.IsoInstant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the workers found about a snapshot.
 *
 * @param worldId its world
 * @param version its version
 * @param asOf the instant that it describes
 * @param signals by the workers' names; none while no worker is done
 * @param json the same exactly as the hub sent it
 */
public record SnapshotSignals(
    String worldId, String version, Instant asOf, List<WorkerSignal> signals, String json) {

  public SnapshotSignals {
    signals = List.copyOf(signals);
  }

  /**
   * Reads a hub's answer.
   *
   * @throws IllegalArgumentException when it is none; the message completes "the answer …"
   */
  public static SnapshotSignals parse(String json) {
    JsonNode tree = HubJson.parse(json);
    if (!tree.path("signals").isArray()) {
      throw new IllegalArgumentException("has no list of signals");
    }
    List<WorkerSignal> signals = new ArrayList<>();
    for (JsonNode signal : tree.path("signals")) {
      List<String> reasons = new ArrayList<>();
      signal.path("reasons").forEach(reason -> reasons.add(reason.asText()));
      signals.add(
          new WorkerSignal(
              text(signal, "worker"),
              text(signal, "status"),
              instant(signal, "computed_at"),
              signal.path("figures"),
              signal.path("limits"),
              reasons));
    }
    return new SnapshotSignals(
        text(tree, "world_id"), text(tree, "version"), instant(tree, "as_of"), signals, json);
  }

  private static String text(JsonNode object, String field) {
    String text = object.path(field).textValue();
    if (text == null) {
      throw new IllegalArgumentException("has no text in " + field);
    }
    return text;
  }

  private static Instant instant(JsonNode object, String field) {
    return IsoInstant.parse(text(object, field))
        .orElseThrow(() -> new IllegalArgumentException("has no instant in " + field));
  }
}

package io.riskhub.hub.signal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.contract.SnapshotKey;
import io.riskhub.contract.event.Event;
import io.riskhub.contract.event.EventType;
import io.riskhub.contract.json.CanonicalJson;
import io.riskhub.contract.json.MalformedJsonException;
import io.riskhub.contract.json.StrictJson;
import java.util.UUID;

/** Signals as readers and the bus get them. */
public final class SignalJson {

  private SignalJson() {}

  /** The signal as one JSON object: its own fields beside those of its result. */
  public static ObjectNode of(Signal signal) {
    try {
      ObjectNode json = (ObjectNode) StrictJson.parse(signal.result());
      return json.put("world_id", signal.snapshot().worldId())
          .put("version", signal.snapshot().version())
          .put("worker", signal.worker())
          .put("status", signal.status().wireName())
          .put("snapshot_hash", signal.snapshotHash())
          .put("computed_at", signal.computedAt().toString());
    } catch (MalformedJsonException e) {
      throw new IllegalStateException(
          "the signal of " + signal.worker() + " about " + signal.snapshot() + " is no JSON", e);
    }
  }

  /**
   * The event that announces it.
   *
   * @param id of the event
   */
  public static Event event(Signal signal, UUID id) {
    SnapshotKey snapshot = signal.snapshot();
    return new Event(
        id,
        EventType.SIGNAL_UPDATED,
        snapshot.worldId(),
        signal.computedAt(),
        "risk_signal:%s:%s:%s"
            .formatted(snapshot.worldId(), signal.snapshotHash(), signal.worker()),
        CanonicalJson.write(of(signal)));
  }
}

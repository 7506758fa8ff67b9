package io.riskhub.hub.activation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.contract.event.Event;
import io.riskhub.contract.event.EventType;
import io.riskhub.contract.json.CanonicalJson;
import io.riskhub.hub.activation.state.ActivationChange;
import io.riskhub.hub.activation.state.ActivationJson;
import java.time.Instant;
import java.util.UUID;

/** Announces changes. */
public final class ActivationEvents {

  private ActivationEvents() {}

  /**
   * The event about a change.
   *
   * @param id of the event
   * @param time of the commit
   */
  public static Event of(UUID id, Instant time, ActivationChange change) {
    ObjectNode data =
        ActivationJson.entry(change.worldId(), change.entry())
            .put("state_hash", ActivationJson.hash(change.state()))
            .put("version", change.state().version());
    return new Event(
        id,
        EventType.ACTIVATION_UPDATED,
        change.worldId(),
        time,
        "activation:" + change.entry().etag().text(),
        CanonicalJson.write(data));
  }
}

package io.riskhub.hub.bus.outbox;

import java.util.Optional;

/**
 * Remembers, beside the outbox and for all hubs that share it, where its events are announced.
 * Every method throws {@link io.riskhub.hub.snapshot.StorageUnavailableException} when the store is
 * out of reach.
 */
public interface AnnouncedTopic {

  /** The topic, if hubs announce over one. */
  Optional<String> current();

  /** From now on they announce over this one. */
  void set(String topic);
}

package io.riskhub.hub.bus.outbox;

import io.riskhub.hub.snapshot.StorageUnavailableException;
import java.util.Optional;

/**
 * The events that were committed and are still to be published. Every method throws {@link
 * StorageUnavailableException} when the store is out of reach.
 */
public interface Outbox extends AutoCloseable {

  /**
   * Makes the caller the one who publishes, or gives nothing while another does, in this process or
   * another. For one thread.
   */
  Optional<OutboxLease> tryLease();

  /** What waits. For any thread. */
  Backlog backlog();

  @Override
  void close();
}

package io.riskhub.hub.bus.outbox;

import io.riskhub.hub.snapshot.StorageUnavailableException;
import java.util.List;
import java.util.Set;

/**
 * The right to publish an outbox's events, which one at a time has. The store takes it away from a
 * holder that shows no life for some seconds, and then gives it to another; after that every method
 * but {@link #close} throws {@link StorageUnavailableException}, as it does when the store is out
 * of reach. For one thread.
 */
public interface OutboxLease extends AutoCloseable {

  /**
   * The events that were committed first, without those set aside; none when none wait. All of them
   * and not only those after the last: of two worlds the later ids may become visible first.
   *
   * @param limit at most so many, and fewer where they are large
   * @param withoutWorlds whose events are left where they are
   */
  List<OutboxEntry> oldest(int limit, Set<String> withoutWorlds);

  /** Removes events that the bus has. */
  void remove(List<OutboxEntry> published);

  /** Lets the others go past an event that the bus will not take. It stays in the outbox. */
  void setAside(OutboxEntry entry, String reason);

  /** Lets those that were set aside be tried again. */
  void restoreSetAside();

  /**
   * Shows life where that is due, and makes sure that the right is still held. Cheap where it is
   * not due.
   */
  void keepAlive();

  /** Gives the right back. Throws nothing. */
  @Override
  void close();
}

package io.riskhub.hub.bus;

import io.riskhub.contract.event.Event;
import java.util.List;

/** Where events are published. For one thread; what it delivers, it delivers at least once. */
public interface ControlBus extends AutoCloseable {

  /**
   * Publishes events, those of one world in the given order, and waits until every one is
   * delivered, refused, held or left.
   *
   * @param events at least one
   * @param heartbeat is run before an event is sent and several times a second while this waits;
   *     what it throws ends the attempt and is thrown on
   * @return what became of each, in the same order
   * @throws BusUnavailableException when it is not known of all what became of them. Some may have
   *     been delivered; of one world, no event without those before it. Nothing of this attempt is
   *     sent after the exception, but for what is under way on the network.
   */
  List<Delivery> publish(List<Event> events, Runnable heartbeat);

  @Override
  void close();
}

package io.riskhub.hub.bus.deadletter;

import java.util.List;

/**
 * The letters that a hub without a topic for them keeps, for a while and a number of them. Every
 * method throws {@link io.riskhub.hub.snapshot.StorageUnavailableException} when they cannot be
 * reached.
 */
public interface DeadLetterBox {

  /**
   * The letters with ids above {@code id}, in the order of their ids; no more than {@code limit},
   * and fewer where they are large, but one at least if there is one.
   */
  List<KeptLetter> after(long id, int limit);

  /**
   * Has the event of a letter published again, to whomever the hub publishes, as if it were new. It
   * is in the outbox, and its letters are gone, when this returns.
   */
  ReplayResult replay(long id);
}

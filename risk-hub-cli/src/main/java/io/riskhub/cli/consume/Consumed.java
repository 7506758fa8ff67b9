package io.riskhub.cli.consume;

import io.riskhub.hub.bus.consumer.ConsumerTally;
import io.riskhub.hub.bus.consumer.Handling;

/**
 * What a consumer did, in JSON.
 *
 * @param handled all events that are done with, the next three and the dead included
 * @param expired those whose snapshot had expired
 * @param seen those that had been handled before
 * @param skipped those of other types
 * @param retried how often an event was tried again
 * @param dead those that were given up
 * @param lag how many are still to come
 */
record Consumed(
    long handled, long expired, long seen, long skipped, long retried, long dead, long lag) {

  static Consumed of(ConsumerTally tally) {
    return new Consumed(
        tally.handled(),
        tally.handled(Handling.EXPIRED),
        tally.handled(Handling.SEEN),
        tally.handled(Handling.SKIPPED),
        tally.retries(),
        tally.handled(Handling.DEAD),
        tally.lag());
  }
}

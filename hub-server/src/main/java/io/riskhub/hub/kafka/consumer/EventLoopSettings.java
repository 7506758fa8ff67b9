package io.riskhub.hub.kafka.consumer;

import io.riskhub.hub.bus.GrowingPause;
import java.time.Duration;

/**
 * How a loop takes messages.
 *
 * @param mostUnderWay how many messages may be under way in all partitions together; each of them
 *     has an equal share, beyond which no more of it are asked for
 * @param mostBytesUnderWay the same in bytes; a single message may be larger
 * @param patience how long messages under way may take to end when a partition is taken away or the
 *     loop stops
 * @param retries the pauses before a message is handled again whose handler failed
 * @param unreadableFor how long a partition stands still that cannot be read, before the whole loop
 *     begins anew to look at it again
 */
record EventLoopSettings(
    int mostUnderWay,
    long mostBytesUnderWay,
    Duration patience,
    GrowingPause retries,
    Duration unreadableFor) {

  static final EventLoopSettings DEFAULT =
      new EventLoopSettings(
          512,
          64L << 20,
          Duration.ofSeconds(5),
          new GrowingPause(Duration.ofSeconds(1), Duration.ofSeconds(30)),
          Duration.ofMinutes(5));

  /** So that a partition goes on in batches however many of them there are. */
  private static final int LEAST_SHARE = 16;

  /** Whether one of so many partitions has as much under way as it may. */
  boolean isFull(PartitionWork work, int partitions) {
    return work.size() >= Math.max(LEAST_SHARE, mostUnderWay / partitions)
        || work.bytes() >= mostBytesUnderWay / partitions;
  }
}

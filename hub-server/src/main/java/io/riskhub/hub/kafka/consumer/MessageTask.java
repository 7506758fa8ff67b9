package io.riskhub.hub.kafka.consumer;

import io.riskhub.hub.bus.BusMessage;
import io.riskhub.hub.bus.ConsumerLag;
import io.riskhub.hub.bus.EventHandler;
import io.riskhub.hub.bus.GrowingPause;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees messages to their end. A handler that fails at one is a fault of ours, and the message is
 * handled again: to pass over it would lose it. Safe for many threads.
 */
final class MessageTask {

  private static final Logger LOG = LoggerFactory.getLogger(MessageTask.class);

  private final EventHandler handler;
  private final GrowingPause retries;
  private final ConsumerLag lag;

  MessageTask(EventHandler handler, GrowingPause retries, ConsumerLag lag) {
    this.handler = handler;
    this.retries = retries;
    this.lag = lag;
  }

  /**
   * Handles the message of that offset, however often it takes.
   *
   * @return whether it was handled; if not, it is the next owner's
   */
  boolean run(String key, PartitionWork work, long offset) {
    return work.begin(offset)
        .map(
            message -> {
              try {
                return message.value() == null || handle(key, message, work);
              } finally {
                work.end(message);
              }
            })
        .orElse(false);
  }

  private boolean handle(String key, ConsumerRecord<byte[], byte[]> message, PartitionWork work) {
    for (int failures = 1; !work.isRevoked(); failures++) {
      try {
        handler.handle(new BusMessage(key, message.value(), message.key()));
        return true;
      } catch (Throwable e) {
        // Also an error, or an interruption by nobody of ours: a message whose task is gone would
        // hold up its partition for ever.
        if (work.isRevoked() || isRevokedAfter(failures, e, message, work)) {
          break;
        }
      }
    }
    LOG.debug("{} is the next owner's", place(message));
    return false;
  }

  private boolean isRevokedAfter(
      int failures, Throwable failure, ConsumerRecord<?, ?> message, PartitionWork work) {
    try {
      lag.failed("handler");
      LOG.error(
          "{} is handled again, for it failed (the {}. time)", place(message), failures, failure);
      return work.isRevokedWithin(retries.after(failures));
    } catch (InterruptedException e) {
      return work.isRevoked();
    }
  }

  private static String place(ConsumerRecord<?, ?> message) {
    return message.topic() + "-" + message.partition() + "@" + message.offset();
  }
}

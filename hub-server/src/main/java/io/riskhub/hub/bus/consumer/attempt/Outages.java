package io.riskhub.hub.bus.consumer.attempt;

import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once that events wait for the end of an outage, however many do, and once that none does.
 */
final class Outages {

  private static final Logger LOG = LoggerFactory.getLogger(Outages.class);

  private final AtomicInteger waiting = new AtomicInteger();
  private final AttemptMeter meter;

  Outages(AttemptMeter meter) {
    this.meter = meter;
  }

  /** An event that does not wait yet. */
  Wait none() {
    return new Wait();
  }

  /** One event's wait, which ends when it is closed. */
  final class Wait implements AutoCloseable {

    private boolean begun;

    /** The event waits, or goes on waiting. */
    void forEndOf(RuntimeException outage) {
      meter.outage();
      if (!begun) {
        begun = true;
        if (waiting.getAndIncrement() == 0) {
          LOG.warn("events wait: {}", outage.getMessage());
        }
      }
    }

    @Override
    public void close() {
      if (begun && waiting.decrementAndGet() == 0) {
        LOG.info("no event waits any more");
      }
    }
  }
}

package io.riskhub.hub.bus.consumer;

import io.riskhub.contract.Snapshot;
import io.riskhub.hub.blobs.BlobsUnavailableException;
import io.riskhub.hub.bus.BusUnavailableException;
import io.riskhub.hub.snapshot.StorageUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries again. An outage of what the hub itself stands on says nothing about an event, so it is
 * waited out, however long it lasts: to bury every event that comes during an outage would turn it
 * into a loss.
 */
final class Attempts {

  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

  private final RetryPolicy policy;
  private final ConsumerMeter meter;

  Attempts(RetryPolicy policy, ConsumerMeter meter) {
    this.policy = policy;
    this.meter = meter;
  }

  /** Something that may fail. */
  interface Work {
    void run() throws Exception;
  }

  /**
   * What came of it.
   *
   * @param made the attempts that counted
   * @param error why the last one failed; empty when it did not
   */
  record Result(int made, Optional<String> error) {}

  /** Runs {@code work} until it ends well, is rejected, or has failed often enough. */
  Result make(Snapshot about, Work work) throws InterruptedException {
    int made = 0;
    while (true) {
      try {
        work.run();
        return new Result(made + 1, Optional.empty());
      } catch (InterruptedException e) {
        throw e;
      } catch (StorageUnavailableException
          | BusUnavailableException
          | BlobsUnavailableException e) {
        waitOut(e);
      } catch (RejectedEventException e) {
        return new Result(made + 1, Optional.of("the event was rejected: " + e.getMessage()));
      } catch (Exception e) {
        made++;
        LOG.warn("attempt {} at {} failed", made, about.key(), e);
        if (made >= policy.attempts()) {
          return new Result(made, Optional.of(describe(e)));
        }
        meter.retried(about.key().worldId(), about.stage());
        pause(policy.after(made));
      }
    }
  }

  /** Runs {@code work} until no outage keeps it from its end. */
  <T> T throughOutages(Supplier<T> work) throws InterruptedException {
    while (true) {
      try {
        return work.get();
      } catch (StorageUnavailableException
          | BusUnavailableException
          | BlobsUnavailableException e) {
        waitOut(e);
      }
    }
  }

  private void waitOut(RuntimeException outage) throws InterruptedException {
    LOG.warn("the consumer waits: {}", outage.getMessage());
    pause(policy.outagePause());
  }

  private static void pause(Duration length) throws InterruptedException {
    Thread.sleep(length);
  }

  private static String describe(Exception failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
  }
}

package io.riskhub.hub.bus.consumer.attempt;

import io.riskhub.contract.Snapshot;
import io.riskhub.hub.blobs.BlobsUnavailableException;
import io.riskhub.hub.bus.BusUnavailableException;
import io.riskhub.hub.snapshot.StorageUnavailableException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries again. An outage of what the hub itself stands on says nothing about an event, so it is
 * waited out, as long as the event is alive: to bury every event that comes during an outage would
 * turn it into a loss.
 */
public final class Attempts {

  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

  private final RetryPolicy policy;
  private final AttemptMeter meter;
  private final Clock clock;
  private final Outages outages;

  public Attempts(RetryPolicy policy, AttemptMeter meter, Clock clock) {
    this.policy = policy;
    this.meter = meter;
    this.clock = clock;
    this.outages = new Outages(meter);
  }

  /** What came of it. */
  public sealed interface Result {

    /** Every step ended well. */
    record Done() implements Result {}

    /** The snapshot's time to live ended while an outage lasted. */
    record Expired() implements Result {}

    /**
     * A step failed for good.
     *
     * @param made the most attempts that a step had
     * @param error why the steps failed that did, by their names
     */
    record GivenUp(int made, String error) implements Result {}
  }

  /**
   * Takes every step until it ends well, is rejected, or has failed often enough. A step that fails
   * keeps no other from its end.
   */
  public Result make(Snapshot about, List<? extends Work> works) throws InterruptedException {
    List<Step> left = new ArrayList<>(works.stream().map(Step::new).toList());
    List<Step> givenUp = new ArrayList<>();
    try (Outages.Wait wait = outages.none()) {
      while (true) {
        int failures = 0;
        for (Step step : List.copyOf(left)) {
          switch (step.attempt(policy)) {
            case Step.Outcome.Done done -> left.remove(step);
            case Step.Outcome.GivenUp end -> {
              left.remove(step);
              givenUp.add(step);
            }
            case Step.Outcome.Failed failed -> {
              failures = Math.max(failures, step.made());
              LOG.warn("attempt {} at {} failed", step.made(), about.key(), failed.cause());
            }
            case Step.Outcome.Away away -> wait.forEndOf(away.outage());
          }
        }
        if (left.isEmpty()) {
          return givenUp.isEmpty() ? new Result.Done() : givenUp(givenUp);
        }
        if (failures > 0) {
          meter.retried(about.key().worldId(), about.stage());
          Thread.sleep(policy.after(failures));
        } else {
          Thread.sleep(policy.outagePause());
          if (about.isExpired(clock.instant())) {
            return givenUp.isEmpty() ? new Result.Expired() : givenUp(givenUp);
          }
        }
      }
    }
  }

  private static Result givenUp(List<Step> steps) {
    return new Result.GivenUp(
        steps.stream().mapToInt(Step::made).max().orElseThrow(),
        String.join("; ", steps.stream().map(Step::error).toList()));
  }

  /**
   * Waits for the attempt after the failed one of that number, counted from 1.
   *
   * @return whether there is another
   */
  public boolean another(int made, String worldId, String stage) throws InterruptedException {
    if (made >= policy.attempts()) {
      return false;
    }
    meter.retried(worldId, stage);
    Thread.sleep(policy.after(made));
    return true;
  }

  /** Runs {@code work} until no outage keeps it from its end. */
  public <T> T throughOutages(Supplier<T> work) throws InterruptedException {
    try (Outages.Wait wait = outages.none()) {
      while (true) {
        try {
          return work.get();
        } catch (StorageUnavailableException
            | BusUnavailableException
            | BlobsUnavailableException e) {
          Interrupts.check(e);
          wait.forEndOf(e);
          Thread.sleep(policy.outagePause());
        }
      }
    }
  }
}

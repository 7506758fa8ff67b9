package io.riskhub.hub.bus.consumer;

import io.riskhub.contract.Identifiers;
import io.riskhub.contract.Refusals;
import io.riskhub.contract.Snapshot;
import io.riskhub.contract.Verdict;
import io.riskhub.contract.activation.ActivationContract;
import io.riskhub.contract.event.BusEvent;
import io.riskhub.contract.event.DeadLetter;
import io.riskhub.contract.event.DedupeKey;
import io.riskhub.contract.event.EventReader;
import io.riskhub.hub.activation.ActivationNews;
import io.riskhub.hub.activation.UnreadableActivationException;
import io.riskhub.hub.bus.BusMessage;
import io.riskhub.hub.bus.EventHandler;
import io.riskhub.hub.bus.consumer.attempt.Attempts;
import io.riskhub.hub.bus.consumer.attempt.Interrupts;
import io.riskhub.hub.bus.consumer.attempt.RetryPolicy;
import io.riskhub.hub.bus.consumer.attempt.Work;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events to their end, in the contract's order: malformed or invalid ones are buried, expired
 * and seen ones dropped, all others applied to the hub and handed to the workers. Safe for many
 * threads; whoever calls keeps the order of a world's events.
 */
public final class RiskHubControlBusConsumer implements EventHandler {

  private static final Logger LOG = LoggerFactory.getLogger(RiskHubControlBusConsumer.class);

  private final SnapshotEvents events;
  private final HubSnapshots snapshots;
  private final List<SnapshotWorker> workers;
  private final ActivationNews activation;
  private final DedupeMemory memory;
  private final DeadLetters deadLetters;
  private final Attempts attempts;
  private final ConsumerMeter meter;
  private final Clock clock;

  /**
   * A consumer over its ports.
   *
   * @param snapshots the hub's own
   * @param workers in the order in which an event passes them
   */
  public RiskHubControlBusConsumer(
      SnapshotEvents events,
      HubSnapshots snapshots,
      List<SnapshotWorker> workers,
      ActivationNews activation,
      DedupeMemory memory,
      DeadLetters deadLetters,
      RetryPolicy retries,
      ConsumerMeter meter,
      Clock clock) {
    this.events = events;
    this.snapshots = snapshots;
    this.workers = List.copyOf(workers);
    this.activation = activation;
    this.memory = memory;
    this.deadLetters = deadLetters;
    this.attempts = new Attempts(retries, meter, clock);
    this.meter = meter;
    this.clock = clock;
  }

  @Override
  public void handle(BusMessage message) throws InterruptedException {
    try {
      take(message);
    } catch (RuntimeException e) {
      Interrupts.check(e);
      // A fault of ours that this event brings about would come again, and stop its world for ever.
      LOG.error("an event with the key {} brought about a fault", message.key(), e);
      bury(message, DeadLetter.UNKNOWN, DeadLetter.UNKNOWN, 1, "a fault of the hub: " + e);
    }
  }

  private void take(BusMessage message) throws InterruptedException {
    switch (EventReader.read(message.value())) {
      case BusEvent.Malformed malformed ->
          bury(message, DeadLetter.UNKNOWN, DeadLetter.UNKNOWN, 0, malformed.reason());
      case BusEvent.Other other -> end(DeadLetter.UNKNOWN, DeadLetter.UNKNOWN, Handling.SKIPPED);
      case BusEvent.SnapshotUpdated updated -> check(message, updated);
      case BusEvent.ActivationUpdated updated -> activate(message, updated);
    }
  }

  /** Without a memory of its own: an entry that is as announced stays as it is. */
  private void activate(BusMessage message, BusEvent.ActivationUpdated updated)
      throws InterruptedException {
    String world = ActivationContract.worldId(updated.data()).orElse(DeadLetter.UNKNOWN);
    int failed = 0;
    while (true) {
      try {
        Optional<String> trouble = attempts.throughOutages(() -> activation.take(updated));
        if (trouble.isPresent()) {
          bury(message, world, DeadLetter.UNKNOWN, 0, trouble.get());
        } else {
          end(world, DeadLetter.UNKNOWN, Handling.APPLIED);
        }
        return;
      } catch (UnreadableActivationException e) {
        failed++;
        if (!attempts.another(failed, world, DeadLetter.UNKNOWN)) {
          bury(message, world, DeadLetter.UNKNOWN, failed, String.valueOf(e.getMessage()));
          return;
        }
      }
    }
  }

  private void check(BusMessage message, BusEvent.SnapshotUpdated updated)
      throws InterruptedException {
    String world = updated.worldId().orElse(DeadLetter.UNKNOWN);
    String stage = updated.stage().orElse(DeadLetter.UNKNOWN);
    switch (attempts.throughOutages(() -> events.check(updated))) {
      case Verdict.Accepted accepted ->
          apply(message, new SnapshotEvent(accepted.snapshot(), message.value()));
      case Verdict.Expired expired -> end(world, stage, Handling.EXPIRED);
      case Verdict refused -> bury(message, world, stage, 0, Refusals.problem(refused).detail());
    }
  }

  private void apply(BusMessage message, SnapshotEvent event) throws InterruptedException {
    Snapshot snapshot = event.snapshot();
    String world = snapshot.key().worldId();
    String stage = snapshot.stage();
    String dedupeKey = DedupeKey.of(snapshot);
    if (attempts.throughOutages(() -> memory.isSeen(dedupeKey))) {
      end(world, stage, Handling.SEEN);
      return;
    }
    switch (work(event)) {
      case Attempts.Result.Done done -> {
        attempts.throughOutages(
            () -> {
              memory.remember(dedupeKey, snapshot.expiresAt());
              return true;
            });
        end(world, stage, Handling.APPLIED);
      }
      case Attempts.Result.Expired expired -> end(world, stage, Handling.EXPIRED);
      case Attempts.Result.GivenUp end -> bury(message, world, stage, end.made(), end.error());
    }
  }

  /** The hub first: a worker may ask it for the snapshot. */
  private Attempts.Result work(SnapshotEvent event) throws InterruptedException {
    Attempts.Result stored =
        attempts.make(event.snapshot(), List.of(new Adoption(event.snapshot(), snapshots)));
    return stored instanceof Attempts.Result.Done
        ? attempts.make(
            event.snapshot(),
            workers.stream().map(worker -> new WorkerStep(worker, event)).toList())
        : stored;
  }

  private record WorkerStep(SnapshotWorker worker, SnapshotEvent event) implements Work {
    @Override
    public String name() {
      return worker.name();
    }

    @Override
    public void run() throws Exception {
      worker.handle(event);
    }
  }

  private void bury(BusMessage message, String world, String stage, int made, String error)
      throws InterruptedException {
    DeadLetter letter =
        new DeadLetter(
            world.equals(DeadLetter.UNKNOWN) ? worldByKey(message) : world,
            stage,
            made,
            error,
            message.value(),
            clock.instant(),
            message.sentKey(),
            false);
    LOG.warn(
        "an event of world {} was buried after {} attempts: {}", letter.worldId(), made, error);
    attempts.throughOutages(
        () -> {
          deadLetters.bury(letter);
          return true;
        });
    // Not the key's: it is no producer's word for a world, and labels are for what is known.
    end(world, stage, Handling.DEAD);
  }

  /** Events have their world as their key, also those that cannot be read. */
  private static String worldByKey(BusMessage message) {
    return message
        .sentKey()
        .map(key -> new String(key, StandardCharsets.UTF_8))
        .filter(key -> Identifiers.violation(key).isEmpty())
        .orElse(DeadLetter.UNKNOWN);
  }

  private void end(String world, String stage, Handling handling) {
    meter.handled(world, stage, handling);
  }
}

package io.riskhub.hub.bus.consumer;

import io.riskhub.contract.Refusals;
import io.riskhub.contract.Snapshot;
import io.riskhub.contract.Verdict;
import io.riskhub.contract.event.BusEvent;
import io.riskhub.contract.event.DeadLetter;
import io.riskhub.contract.event.DedupeKey;
import io.riskhub.contract.event.EventReader;
import io.riskhub.hub.bus.BusMessage;
import io.riskhub.hub.bus.EventHandler;
import io.riskhub.hub.snapshot.PushResult;
import io.riskhub.hub.snapshot.StoreResult;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
  private final Function<Snapshot, PushResult> hub;
  private final List<SnapshotWorker> workers;
  private final DedupeMemory memory;
  private final DeadLetters deadLetters;
  private final Attempts attempts;
  private final ConsumerMeter meter;
  private final Clock clock;

  /**
   * A consumer over its ports.
   *
   * @param hub stores a snapshot that came from another producer, without announcing it again
   * @param workers in the order in which an event passes them
   */
  public RiskHubControlBusConsumer(
      SnapshotEvents events,
      Function<Snapshot, PushResult> hub,
      List<SnapshotWorker> workers,
      DedupeMemory memory,
      DeadLetters deadLetters,
      RetryPolicy retries,
      ConsumerMeter meter,
      Clock clock) {
    this.events = events;
    this.hub = hub;
    this.workers = List.copyOf(workers);
    this.memory = memory;
    this.deadLetters = deadLetters;
    this.attempts = new Attempts(retries, meter);
    this.meter = meter;
    this.clock = clock;
  }

  @Override
  public void handle(BusMessage message) throws InterruptedException {
    try {
      handle(message.value());
    } catch (RuntimeException e) {
      // A fault of ours that this event brings about would come again, and stop its world for ever.
      LOG.error("an event with the key {} brought about a fault", message.key(), e);
      bury(message.value(), DeadLetter.UNKNOWN, DeadLetter.UNKNOWN, 1, "a fault of the hub: " + e);
    }
  }

  private void handle(byte[] message) throws InterruptedException {
    switch (EventReader.read(message)) {
      case BusEvent.Malformed malformed ->
          bury(message, DeadLetter.UNKNOWN, DeadLetter.UNKNOWN, 0, malformed.reason());
      case BusEvent.Other other -> end(DeadLetter.UNKNOWN, DeadLetter.UNKNOWN, Handling.SKIPPED);
      case BusEvent.SnapshotUpdated updated -> handle(message, updated);
    }
  }

  private void handle(byte[] message, BusEvent.SnapshotUpdated updated)
      throws InterruptedException {
    String world = updated.worldId().orElse(DeadLetter.UNKNOWN);
    String stage = updated.stage().orElse(DeadLetter.UNKNOWN);
    switch (events.check(updated)) {
      case Verdict.Accepted accepted -> apply(new SnapshotEvent(accepted.snapshot(), message));
      case Verdict.Expired expired -> end(world, stage, Handling.EXPIRED);
      case Verdict refused -> bury(message, world, stage, 0, Refusals.problem(refused).detail());
    }
  }

  private void apply(SnapshotEvent event) throws InterruptedException {
    Snapshot snapshot = event.snapshot();
    String world = snapshot.key().worldId();
    String stage = snapshot.stage();
    String dedupeKey = DedupeKey.of(snapshot);
    if (attempts.throughOutages(() -> memory.isSeen(dedupeKey))) {
      end(world, stage, Handling.SEEN);
      return;
    }
    Attempts.Result result =
        attempts.make(
            snapshot,
            () -> {
              store(snapshot);
              for (SnapshotWorker worker : workers) {
                worker.handle(event);
              }
            });
    Optional<String> error = result.error();
    if (error.isPresent()) {
      bury(event.message(), world, stage, result.made(), error.get());
      return;
    }
    attempts.throughOutages(
        () -> {
          memory.remember(dedupeKey, snapshot.expiresAt());
          return true;
        });
    end(world, stage, Handling.APPLIED);
  }

  private void store(Snapshot snapshot) throws RejectedEventException {
    switch (hub.apply(snapshot)) {
      case StoreResult.Stored stored -> LOG.debug("{} came over the bus", snapshot.key());
      case StoreResult.Duplicate duplicate -> {}
      case StoreResult.Conflict conflict ->
          throw new RejectedEventException(
              snapshot.key() + " is stored with other content; send that under a new version");
      case PushResult.Refused refused ->
          throw new RejectedEventException(Refusals.problem(refused.verdict()).detail());
    }
  }

  private void bury(byte[] message, String world, String stage, int made, String error)
      throws InterruptedException {
    LOG.warn("an event of world {} was buried after {} attempts: {}", world, made, error);
    attempts.throughOutages(
        () -> {
          deadLetters.bury(new DeadLetter(world, stage, made, error, message, clock.instant()));
          return true;
        });
    end(world, stage, Handling.DEAD);
  }

  private void end(String world, String stage, Handling handling) {
    meter.handled(world, stage, handling);
  }
}

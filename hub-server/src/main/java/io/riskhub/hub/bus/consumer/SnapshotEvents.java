package io.riskhub.hub.bus.consumer;

import io.riskhub.contract.Submission;
import io.riskhub.contract.Verdict;
import io.riskhub.contract.Violation;
import io.riskhub.contract.event.BusEvent;
import io.riskhub.contract.validation.SnapshotContract;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Checks announced snapshots as if they had been pushed. */
public final class SnapshotEvents {

  private final SnapshotContract contract;
  private final Clock clock;

  public SnapshotEvents(SnapshotContract contract, Clock clock) {
    this.contract = contract;
    this.clock = clock;
  }

  /** What a push of the announced snapshot by its own actor and stage would be told. */
  Verdict check(BusEvent.SnapshotUpdated event) {
    Optional<String> actor = event.actor();
    Optional<String> stage = event.stage();
    if (actor.isEmpty() || stage.isEmpty()) {
      return new Verdict.Invalid(
          List.of(
              new Violation(
                  actor.isEmpty() ? "provenance.actor" : "provenance.stage",
                  "is missing; a push sends it as a header, an event has it here")));
    }
    return contract.check(
        event.snapshot(), new Submission(null, actor.get(), stage.get(), clock.instant()));
  }
}

package io.riskhub.hub.signal.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.contract.Snapshot;
import io.riskhub.contract.json.StrictJson;
import io.riskhub.hub.bus.consumer.SnapshotEvent;
import io.riskhub.hub.bus.consumer.SnapshotWorker;
import io.riskhub.hub.signal.Signal;
import io.riskhub.hub.signal.SignalRepository;
import java.time.Clock;

/** Assesses every announced snapshot and keeps the signal, which announces itself. */
public final class SignalWorker implements SnapshotWorker {

  private final Assessor assessor;
  private final OffloadedFields offloaded;
  private final Workplaces inline;
  private final Workplaces fetching;
  private final SignalRepository signals;
  private final Clock clock;

  /**
   * @param inline where snapshots are assessed that hold all their fields themselves
   * @param fetching where the others are, which keep their places for as long as the blob store
   *     takes
   */
  public SignalWorker(
      Assessor assessor,
      OffloadedFields offloaded,
      Workplaces inline,
      Workplaces fetching,
      SignalRepository signals,
      Clock clock) {
    this.assessor = assessor;
    this.offloaded = offloaded;
    this.inline = inline;
    this.fetching = fetching;
    this.signals = signals;
    this.clock = clock;
  }

  @Override
  public String name() {
    return assessor.name();
  }

  @Override
  public void handle(SnapshotEvent event) throws Exception {
    Workplaces places = mayHoldRefs(event.snapshot()) ? fetching : inline;
    signals.store(places.at(() -> assess(event.snapshot())));
  }

  /** A look at the text alone: parsing it takes a place. */
  private static boolean mayHoldRefs(Snapshot snapshot) {
    return snapshot.json().contains("_ref\":");
  }

  private Signal assess(Snapshot announced) throws Exception {
    ObjectNode snapshot = (ObjectNode) StrictJson.parse(announced.json());
    Assessment assessment = assessor.assess(new Portfolio(snapshot, offloaded));
    return new Signal(
        announced.key(),
        assessor.name(),
        assessment.status(),
        snapshot.path("hash").asText(),
        assessment.result(),
        clock.instant());
  }
}

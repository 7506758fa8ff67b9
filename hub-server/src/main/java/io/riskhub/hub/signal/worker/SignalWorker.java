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
  private final Workplaces workplaces;
  private final SignalRepository signals;
  private final Clock clock;

  public SignalWorker(
      Assessor assessor,
      OffloadedFields offloaded,
      Workplaces workplaces,
      SignalRepository signals,
      Clock clock) {
    this.assessor = assessor;
    this.offloaded = offloaded;
    this.workplaces = workplaces;
    this.signals = signals;
    this.clock = clock;
  }

  @Override
  public String name() {
    return assessor.name();
  }

  @Override
  public void handle(SnapshotEvent event) throws Exception {
    signals.store(workplaces.at(() -> assess(event.snapshot())));
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

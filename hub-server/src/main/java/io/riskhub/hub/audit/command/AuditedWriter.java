package io.riskhub.hub.audit.command;

import io.riskhub.contract.Snapshot;
import io.riskhub.hub.audit.AuditAction;
import io.riskhub.hub.audit.AuditRecord;
import io.riskhub.hub.audit.AuditSubject;
import io.riskhub.hub.audit.AuditTrail;
import io.riskhub.hub.backfill.SnapshotWriter;
import io.riskhub.hub.snapshot.StoreResult;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes down each snapshot that a backfill writes: the batch before, and then what became of it.
 */
public final class AuditedWriter implements SnapshotWriter {

  private final SnapshotWriter next;
  private final CommandAudit audit;
  private final Clock clock;

  public AuditedWriter(SnapshotWriter next, CommandAudit audit, Clock clock) {
    this.next = next;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public List<StoreResult> write(List<Snapshot> batch, boolean announced) {
    write(batch.stream().map(snapshot -> line(snapshot, AuditRecord.ADMITTED)).toList());
    List<StoreResult> results = next.write(batch, announced);
    List<AuditRecord> lines = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      lines.add(line(batch.get(i), word(results.get(i))));
    }
    write(lines);
    return results;
  }

  /** All of them as one group: whoever waits for the last has waited for all. */
  private void write(List<AuditRecord> lines) {
    AuditTrail trail = audit.trail();
    lines.subList(0, lines.size() - 1).forEach(trail::note);
    trail.append(lines.getLast());
  }

  private AuditRecord line(Snapshot snapshot, String outcome) {
    return new AuditRecord(
        clock.instant(),
        AuditAction.BACKFILL,
        outcome,
        CommandAudit.user().actingFor(snapshot.actor()),
        AuditSubject.of(
            snapshot.key().worldId(), snapshot.key().version(), snapshot.digest().toString()));
  }

  private static String word(StoreResult result) {
    return switch (result) {
      case StoreResult.Stored stored -> "stored";
      case StoreResult.Duplicate duplicate -> "duplicate";
      case StoreResult.Conflict conflict -> "conflict";
    };
  }
}

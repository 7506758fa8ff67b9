package io.riskhub.hub;

import io.riskhub.contract.Snapshot;
import io.riskhub.hub.audit.AuditAction;
import io.riskhub.hub.audit.AuditOrigin;
import io.riskhub.hub.audit.AuditRecord;
import io.riskhub.hub.audit.AuditSubject;
import io.riskhub.hub.audit.AuditTrail;
import io.riskhub.hub.snapshot.StoreResult;
import java.time.Clock;
import java.util.function.Function;

/** Stores a snapshot of another service, and takes that down before and afterwards. */
record AuditedAdoption(AuditTrail audit, Clock clock, Function<Snapshot, StoreResult> store)
    implements Function<Snapshot, StoreResult> {

  @Override
  public StoreResult apply(Snapshot snapshot) {
    audit.append(line(snapshot, AuditRecord.ADMITTED));
    StoreResult result = store.apply(snapshot);
    audit.append(line(snapshot, word(result)));
    return result;
  }

  private AuditRecord line(Snapshot snapshot, String outcome) {
    return new AuditRecord(
        clock.instant(),
        AuditAction.ADOPTION,
        outcome,
        AuditOrigin.of("controlbus").actingFor(snapshot.actor()),
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

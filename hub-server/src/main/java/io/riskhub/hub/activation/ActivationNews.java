package io.riskhub.hub.activation;

import io.riskhub.contract.Refusals;
import io.riskhub.contract.Verdict;
import io.riskhub.contract.activation.ActivationContract;
import io.riskhub.contract.activation.ActivationUpdated;
import io.riskhub.contract.event.BusEvent;
import io.riskhub.contract.event.Event;
import io.riskhub.hub.activation.state.ActivationResult;
import io.riskhub.hub.audit.AuditAction;
import io.riskhub.hub.audit.AuditOrigin;
import io.riskhub.hub.audit.AuditRecord;
import io.riskhub.hub.audit.AuditSubject;
import io.riskhub.hub.audit.AuditTrail;
import java.time.Clock;
import java.util.Optional;

/** Takes in what is announced of activation. */
public final class ActivationNews {

  private final ActivationContract contract;
  private final ActivationService service;
  private final AuditTrail audit;
  private final Clock clock;

  public ActivationNews(
      ActivationContract contract, ActivationService service, AuditTrail audit, Clock clock) {
    this.contract = contract;
    this.service = service;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Takes an event to its end. One that a hub announced has no effect but to complete what was left
   * undone.
   *
   * @return why the event cannot be used, if so
   */
  public Optional<String> take(BusEvent.ActivationUpdated event) {
    return switch (contract.event(event.data(), clock.instant())) {
      case ActivationContract.Result.Accepted<ActivationUpdated> accepted ->
          take(accepted.value(), event.source());
      case ActivationContract.Result.Refused<ActivationUpdated> refused ->
          Optional.of(reason(refused.verdict()));
    };
  }

  private Optional<String> take(ActivationUpdated event, String source) {
    if (source.equals(Event.SOURCE) && service.isKnown(event.worldId(), event.etag().text())) {
      service.resume(event.worldId());
      return Optional.empty();
    }
    audit.append(line(event, source, AuditRecord.ADMITTED));
    ActivationResult result = service.announced(event, source);
    audit.append(line(event, source, word(result)));
    return result instanceof ActivationResult.Full full
        ? Optional.of(reason(full.verdict()))
        : Optional.empty();
  }

  private AuditRecord line(ActivationUpdated event, String source, String outcome) {
    return new AuditRecord(
        clock.instant(),
        AuditAction.ACTIVATION,
        outcome,
        AuditOrigin.of("controlbus").actingFor(source),
        AuditSubject.of(event.worldId(), event.etag().text()));
  }

  private static String word(ActivationResult result) {
    return switch (result) {
      case ActivationResult.Changed changed -> "changed";
      case ActivationResult.Unchanged unchanged -> "unchanged";
      case ActivationResult.Mismatch mismatch -> "mismatch";
      case ActivationResult.Full full -> "invalid";
    };
  }

  private static String reason(Verdict refused) {
    return Refusals.problem(refused).detail();
  }
}

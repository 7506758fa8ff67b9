package io.riskhub.hub.activation;

import io.riskhub.contract.Refusals;
import io.riskhub.contract.Verdict;
import io.riskhub.contract.activation.ActivationContract;
import io.riskhub.contract.activation.ActivationUpdated;
import io.riskhub.contract.event.BusEvent;
import io.riskhub.contract.event.Event;
import io.riskhub.hub.activation.state.ActivationResult;
import java.time.Clock;
import java.util.Optional;

/** Takes in what is announced of activation. */
public final class ActivationNews {

  private final ActivationContract contract;
  private final ActivationService service;
  private final Clock clock;

  public ActivationNews(ActivationContract contract, ActivationService service, Clock clock) {
    this.contract = contract;
    this.service = service;
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
    return service.announced(event, source) instanceof ActivationResult.Full full
        ? Optional.of(reason(full.verdict()))
        : Optional.empty();
  }

  private static String reason(Verdict refused) {
    return Refusals.problem(refused).detail();
  }
}

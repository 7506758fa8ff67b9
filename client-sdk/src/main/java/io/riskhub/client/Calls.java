package io.riskhub.client;

import io.riskhub.client.ClientListener.Operation;
import io.riskhub.client.ClientListener.Outcome;
import io.riskhub.client.fault.BlobTroubleException;
import io.riskhub.client.fault.HubFaultException;
import io.riskhub.client.fault.HubUnavailableException;
import io.riskhub.client.fault.InterruptedCallException;
import io.riskhub.client.fault.NotAllowedException;
import io.riskhub.client.fault.NotTrustedException;
import io.riskhub.client.fault.QuestionRefusedException;
import io.riskhub.client.fault.RiskHubException;
import io.riskhub.client.fault.UnexpectedAnswerException;
import io.riskhub.client.http.HubHttp;
import java.util.function.Function;

/** Carries out calls, so that the listener hears of the end of each. */
final class Calls {

  private final HubHttp http;
  private final ClientListener listener;

  Calls(HubHttp http, ClientListener listener) {
    this.http = http;
    this.listener = listener;
  }

  /** Does {@code work}, and tells its outcome. */
  <T> T run(Operation operation, Function<T, Outcome> outcome, Function<OngoingCall, T> work) {
    OngoingCall call = new OngoingCall(operation, http, listener);
    try {
      T result = work.apply(call);
      call.finished(outcome.apply(result));
      return result;
    } catch (RiskHubException e) {
      call.finished(outcome(e));
      throw e;
    }
  }

  private static Outcome outcome(RiskHubException e) {
    return switch (e) {
      case HubUnavailableException unavailable -> Outcome.UNAVAILABLE;
      case NotAllowedException notAllowed -> Outcome.NOT_ALLOWED;
      case NotTrustedException notTrusted -> Outcome.NOT_TRUSTED;
      case UnexpectedAnswerException unexpected -> Outcome.UNEXPECTED_ANSWER;
      case HubFaultException fault -> Outcome.HUB_FAULT;
      case QuestionRefusedException refused -> Outcome.REFUSED;
      case BlobTroubleException blob -> Outcome.BLOB_TROUBLE;
      case InterruptedCallException interrupted -> Outcome.INTERRUPTED;
    };
  }
}

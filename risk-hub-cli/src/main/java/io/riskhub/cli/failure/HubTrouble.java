package io.riskhub.cli.failure;

import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.HumanTime;
import io.riskhub.client.fault.BlobTroubleException;
import io.riskhub.client.fault.HubFaultException;
import io.riskhub.client.fault.HubUnavailableException;
import io.riskhub.client.fault.InterruptedCallException;
import io.riskhub.client.fault.NotAllowedException;
import io.riskhub.client.fault.NotTrustedException;
import io.riskhub.client.fault.NotTrustedException.Reason;
import io.riskhub.client.fault.QuestionRefusedException;
import io.riskhub.client.fault.RiskHubException;
import io.riskhub.client.fault.UnexpectedAnswerException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What went wrong with a hub, with the advice that a command line can give. */
public final class HubTrouble {

  private static final int UNAUTHORIZED = 401;
  private static final String TOKEN_ADVICE = "set RISKHUB_TOKEN, or pass --token-file FILE";

  private HubTrouble() {}

  /** How a command ends that cannot go on after this. */
  public static ExitCode exitCode(RiskHubException e) {
    return switch (e) {
      case HubUnavailableException unavailable -> ExitCode.UNAVAILABLE;
      case NotAllowedException notAllowed -> ExitCode.NOT_ALLOWED;
      case NotTrustedException notTrusted ->
          notTrusted.reason() == Reason.CLIENT_CERTIFICATE
              ? ExitCode.NOT_ALLOWED
              : ExitCode.UNAVAILABLE;
      case QuestionRefusedException refused -> ExitCode.REFUSED;
      case UnexpectedAnswerException unexpected -> ExitCode.FAULT;
      case HubFaultException fault -> ExitCode.FAULT;
      case InterruptedCallException interrupted -> ExitCode.FAULT;
      case BlobTroubleException blob -> blob(blob);
    };
  }

  /** What happened, and what to do. */
  public static Problem problem(RiskHubException e) {
    return switch (e) {
      case HubUnavailableException unavailable ->
          unavailable.mayPass()
              ? Problem.of(e.what() + patience(unavailable))
              : Problem.of(e.what(), "check --base-url");
      case NotAllowedException notAllowed ->
          problem(
              notAllowed.status(),
              e.what(),
              notAllowed.status() == UNAUTHORIZED ? TOKEN_ADVICE : null,
              notAllowed.requestId().orElse(null));
      case NotTrustedException notTrusted -> Problem.of(e.what(), advice(notTrusted));
      case QuestionRefusedException refused -> Problem.of(refused.problem());
      case UnexpectedAnswerException unexpected ->
          problem(
              unexpected.status(),
              e.what(),
              "is --base-url right, or is a proxy in between?",
              null);
      case HubFaultException fault ->
          problem(fault.status(), e.what(), null, fault.requestId().orElse(null));
      case BlobTroubleException blob -> Problem.of(String.valueOf(e.getMessage()));
      case InterruptedCallException interrupted -> Problem.of(e.what());
    };
  }

  /** What to do where there is no secure connection. */
  public static String advice(NotTrustedException e) {
    return switch (e.reason()) {
      case HUB_UNKNOWN ->
          "if it is the hub, trust the CA of its certificate with --cacert FILE (RISKHUB_CACERT)";
      case CLIENT_CERTIFICATE ->
          "show one that the hub trusts with --cert FILE --key FILE (RISKHUB_CERT, RISKHUB_KEY)";
      case HUB_CERTIFICATE, PROTOCOL -> e.advice();
    };
  }

  private static Problem problem(
      int status, String detail, @Nullable String hint, @Nullable String requestId) {
    return new Problem(status, detail, hint, requestId, List.of());
  }

  /** A blob that is not what was signed is refused; a store that is away may come back. */
  private static ExitCode blob(BlobTroubleException trouble) {
    return trouble
        .reason()
        .map(
            reason ->
                switch (reason) {
                  case FULL, REFUSED, UNAVAILABLE -> ExitCode.UNAVAILABLE;
                  case FOREIGN, GONE, CUT, CHANGED -> ExitCode.FAULT;
                })
        .orElse(ExitCode.REFUSED);
  }

  private static String patience(HubUnavailableException unavailable) {
    String tries =
        unavailable.attempts() == 1 ? "" : ", after " + unavailable.attempts() + " tries";
    return tries
        + unavailable
            .retryAfter()
            .map(wait -> "; it asks to come back after " + HumanTime.precise(wait))
            .orElseGet(() -> " (--timeout " + HumanTime.precise(unavailable.deadline()) + ")");
  }
}

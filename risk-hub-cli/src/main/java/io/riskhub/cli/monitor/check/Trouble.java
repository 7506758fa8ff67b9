package io.riskhub.cli.monitor.check;

import io.riskhub.cli.failure.HubTrouble;
import io.riskhub.client.fault.BlobTroubleException;
import io.riskhub.client.fault.HubFaultException;
import io.riskhub.client.fault.HubUnavailableException;
import io.riskhub.client.fault.InterruptedCallException;
import io.riskhub.client.fault.NotAllowedException;
import io.riskhub.client.fault.NotTrustedException;
import io.riskhub.client.fault.QuestionRefusedException;
import io.riskhub.client.fault.RiskHubException;
import io.riskhub.client.fault.UnexpectedAnswerException;

/**
 * Why the hub told nothing.
 *
 * @param message what happened, to be read after what it is about
 * @param fix what to do
 */
record Trouble(Condition condition, String message, String fix) {

  private static final int UNAUTHORIZED = 401;

  static Trouble of(RiskHubException e, String baseUrl) {
    return switch (e) {
      case HubUnavailableException unavailable -> unreachable(unavailable, baseUrl);
      case InterruptedCallException interrupted -> outOfTime(baseUrl);
      case HubFaultException fault ->
          new Trouble(
              Condition.HUB_FAULT,
              "is not known, the hub failed: " + fault.what(),
              fault
                  .requestId()
                  .map(id -> "look for request %s in the hub's log".formatted(id))
                  .orElse("look into the hub's log"));
      case BlobTroubleException blob ->
          new Trouble(
              Condition.HUB_FAULT,
              "is not known, the hub cannot read a blob: " + blob.what(),
              "riskhub verify-hash --deep names the blob");
      case NotAllowedException refused ->
          new Trouble(
              Condition.NOT_ALLOWED,
              "is not known, the hub does not let us ask: " + refused.what(),
              refused.status() == UNAUTHORIZED
                  ? "set RISKHUB_TOKEN, or pass --token-file FILE"
                  : "give the token the right to read, from this machine");
      case NotTrustedException untrusted ->
          new Trouble(
              Condition.NOT_TRUSTED,
              "is not known: " + untrusted.what(),
              HubTrouble.advice(untrusted));
      case UnexpectedAnswerException unexpected ->
          new Trouble(
              Condition.BAD_ANSWER,
              "is not known, no answer of a hub: " + unexpected.what(),
              "is --base-url %s right, or is a proxy in between?".formatted(baseUrl));
      case QuestionRefusedException refused ->
          new Trouble(
              Condition.REFUSED,
              "is not known, the hub does not take the question: " + refused.what(),
              "check --world and --stage");
    };
  }

  /** The answer is about another world than the question. */
  static Trouble misplaced(String other, String baseUrl) {
    return new Trouble(
        Condition.BAD_ANSWER,
        "is not known: the answer is a snapshot of world " + other,
        "is a cache or a proxy between here and %s?".formatted(baseUrl));
  }

  static Trouble outOfTime(String baseUrl) {
    return new Trouble(
        Condition.UNREACHABLE,
        "is not known: %s gave no answer in time".formatted(baseUrl),
        whatIsDown(baseUrl));
  }

  private static Trouble unreachable(HubUnavailableException e, String baseUrl) {
    return new Trouble(
        Condition.UNREACHABLE,
        "is not known: " + e.what(),
        e.mayPass() ? whatIsDown(baseUrl) : "check --base-url");
  }

  private static String whatIsDown(String baseUrl) {
    return "is the hub running? What is down: curl %s/health/ready".formatted(baseUrl);
  }
}

package io.riskhub.client;

import io.riskhub.client.ClientListener.Operation;
import io.riskhub.client.ClientListener.Outcome;
import io.riskhub.client.fault.QuestionRefusedException;
import io.riskhub.client.fault.UnexpectedAnswerException;
import io.riskhub.client.http.HubAnswer;
import io.riskhub.client.http.HubPath;
import io.riskhub.client.publish.Preparation;
import io.riskhub.client.publish.Prepared;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Validates, offloads, hashes and sends: in this order. */
final class Publisher {

  private final Calls calls;
  private final Preparation preparation;
  private final Map<String, String> headers;

  Publisher(Calls calls, Preparation preparation, Map<String, String> headers) {
    this.calls = calls;
    this.preparation = preparation;
    this.headers = headers;
  }

  PublishResult publish(Operation operation, @Nullable String world, String json) {
    return calls.run(operation, Publisher::outcome, call -> publish(operation, world, json, call));
  }

  private PublishResult publish(
      Operation operation, @Nullable String world, String json, OngoingCall call) {
    return switch (preparation.prepare(world, json, call::offloaded)) {
      case Prepared.Refused refused -> new PublishResult.Refused(refused.problem());
      case Prepared.Ready ready -> send(ready, operation == Operation.DRY_RUN, call);
    };
  }

  private PublishResult send(Prepared.Ready ready, boolean dryRun, OngoingCall call) {
    HubPath path = HubPath.of("worlds", ready.worldId(), "snapshots").with("dry_run", dryRun);
    return switch (call.hub().post(path, ready.json(), headers)) {
      case HubAnswer.Ok ok -> accepted(ok);
      case HubAnswer.Conflict conflict -> new PublishResult.Conflict(conflict.problem());
      case HubAnswer.Refused refused -> new PublishResult.Refused(refused.problem());
      case HubAnswer.NotFound notFound ->
          throw new UnexpectedAnswerException(404, notFound.problem().detail(), null);
    };
  }

  boolean announceAgain(String world, String version) {
    HubPath path =
        HubPath.of("worlds", world, "snapshots", "announcements").with("version", version);
    return calls.run(
        Operation.ANNOUNCE,
        known -> known ? Outcome.ANNOUNCED : Outcome.NOT_FOUND,
        call ->
            switch (call.hub().post(path, "", headers)) {
              case HubAnswer.Ok ok -> true;
              case HubAnswer.NotFound notFound -> false;
              case HubAnswer.Refused refused ->
                  throw new QuestionRefusedException(refused.problem());
              case HubAnswer.Conflict conflict ->
                  throw new UnexpectedAnswerException(409, conflict.problem().detail(), null);
            });
  }

  private static PublishResult accepted(HubAnswer.Ok ok) {
    boolean known = ok.outcome().filter("duplicate"::equalsIgnoreCase).isPresent();
    return known
        ? new PublishResult.Duplicate(Answers.snapshot(ok.body()))
        : new PublishResult.Stored(Answers.snapshot(ok.body()));
  }

  private static Outcome outcome(PublishResult result) {
    return switch (result) {
      case PublishResult.Stored stored -> Outcome.STORED;
      case PublishResult.Duplicate duplicate -> Outcome.DUPLICATE;
      case PublishResult.Refused refused -> Outcome.REFUSED;
      case PublishResult.Conflict conflict -> Outcome.CONFLICT;
    };
  }
}

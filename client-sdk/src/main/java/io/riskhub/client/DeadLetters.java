package io.riskhub.client;

import io.riskhub.client.ClientListener.Operation;
import io.riskhub.client.ClientListener.Outcome;
import io.riskhub.client.fault.QuestionRefusedException;
import io.riskhub.client.fault.UnexpectedAnswerException;
import io.riskhub.client.http.HubAnswer;
import io.riskhub.client.http.HubPath;
import io.riskhub.client.read.DeadLetterPage;
import io.riskhub.client.read.LetterReplay;
import java.util.Map;

/** The dead letters that a hub keeps itself, for want of a topic. Safe for many threads. */
public final class DeadLetters {

  private static final String ROOT = "dead-letters";

  private final Calls calls;

  DeadLetters(Calls calls) {
    this.calls = calls;
  }

  /** The letters with ids above {@code id}, as many as the hub gives at once. */
  public DeadLetterPage after(long id) {
    HubPath path = HubPath.of(ROOT).with("after", Long.toString(id));
    return calls.run(
        Operation.DEAD_LETTERS,
        page -> Outcome.FOUND,
        call ->
            switch (call.hub().get(path)) {
              case HubAnswer.Ok ok -> Answers.deadLetters(ok.body());
              case HubAnswer.Refused refused ->
                  throw new QuestionRefusedException(refused.problem());
              case HubAnswer.NotFound notFound ->
                  throw new UnexpectedAnswerException(404, notFound.problem().detail(), null);
              case HubAnswer.Conflict conflict ->
                  throw new UnexpectedAnswerException(409, conflict.problem().detail(), null);
            });
  }

  /** Has the event of a letter handled again. */
  public LetterReplay replay(long id) {
    HubPath path = HubPath.of(ROOT, Long.toString(id), "replay");
    return calls.run(
        Operation.REPLAY,
        replay -> replay instanceof LetterReplay.Queued ? Outcome.ANNOUNCED : Outcome.REFUSED,
        call ->
            switch (call.hub().post(path, "", Map.of())) {
              case HubAnswer.Ok ok -> new LetterReplay.Queued();
              case HubAnswer.Refused refused ->
                  throw new QuestionRefusedException(refused.problem());
              case HubAnswer.NotFound notFound ->
                  new LetterReplay.Refused(notFound.problem().detail());
              case HubAnswer.Conflict conflict ->
                  new LetterReplay.Refused(conflict.problem().detail());
            });
  }
}

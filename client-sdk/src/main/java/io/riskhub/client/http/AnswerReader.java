package io.riskhub.client.http;

import io.riskhub.client.fault.BlobTroubleException;
import io.riskhub.client.fault.HubFaultException;
import io.riskhub.client.fault.NotAllowedException;
import io.riskhub.client.fault.UnexpectedAnswerException;
import io.riskhub.client.retry.Retry.Try;
import io.riskhub.contract.Problem;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Sorts HTTP answers: which are results, which are faults, which are worth another try. */
final class AnswerReader {

  private static final int ACCEPTED = 202;
  private static final int TOO_LARGE = 413;
  private static final int BAD_GATEWAY = 502;

  private final Clock clock;

  AnswerReader(Clock clock) {
    this.clock = clock;
  }

  Try<HubAnswer> read(HttpResponse<String> response) {
    int status = response.statusCode();
    String body = response.body();
    if ((status == 200 || status == ACCEPTED) && body.startsWith("{")) {
      return new Try.Done<>(
          new HubAnswer.Ok(
              body,
              response.headers().firstValue("Risk-Hub-Outcome"),
              HttpDate.of(response.headers().firstValue("Date"))));
    }
    Optional<Problem> told = ProblemReader.read(status, body);
    if (status == BAD_GATEWAY && told.filter(AnswerReader::namesAField).isPresent()) {
      throw BlobTroubleException.notReadable(told.get().detail());
    }
    return switch (status) {
      case 429, 502, 503, 504 ->
          new Try.Failed<>(
              told.map(Problem::detail).orElseGet(() -> foreign(response)),
              RetryAfter.of(response.headers().firstValue("Retry-After"), clock).orElse(null));
      case 401, 403 ->
          throw new NotAllowedException(
              status,
              told.map(Problem::detail).orElseGet(() -> foreign(response)),
              told.map(Problem::requestId).orElse(null));
      default -> new Try.Done<>(last(response, told));
    };
  }

  /** A hub that cannot read a blob names the ref; a proxy that cannot reach a hub names nothing. */
  private static boolean namesAField(Problem problem) {
    return !problem.violations().isEmpty();
  }

  /** The meaning of an answer that another try would not change. */
  private static HubAnswer last(HttpResponse<String> response, Optional<Problem> told) {
    int status = response.statusCode();
    if (status >= 500) {
      throw new HubFaultException(
          status,
          told.map(Problem::detail).orElseGet(() -> foreign(response)),
          told.map(Problem::requestId).orElse(null));
    }
    if (status == TOO_LARGE) {
      // A proxy has limits of its own, and says so in its own way.
      return new HubAnswer.Refused(
          told.orElseGet(() -> problem(status, foreign(response) + "; send less")));
    }
    if (status < 400 || told.isEmpty()) {
      throw new UnexpectedAnswerException(status, foreign(response), null);
    }
    return switch (status) {
      case 404 -> new HubAnswer.NotFound(told.get());
      case 409 -> new HubAnswer.Conflict(told.get());
      default -> new HubAnswer.Refused(told.get());
    };
  }

  private static Problem problem(int status, String detail) {
    return new Problem(status, "", detail, List.of(), null);
  }

  private static String foreign(HttpResponse<String> response) {
    String moved =
        response.headers().firstValue("Location").map(to -> " (moved to " + to + ")").orElse("");
    return response.uri()
        + " answered "
        + response.statusCode()
        + moved
        + ", and not as a risk signal hub does";
  }
}

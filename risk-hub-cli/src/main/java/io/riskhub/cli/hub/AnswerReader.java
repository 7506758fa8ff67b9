package io.riskhub.cli.hub;

import io.riskhub.cli.hub.HubAnswer.Conflict;
import io.riskhub.cli.hub.HubAnswer.Faulty;
import io.riskhub.cli.hub.HubAnswer.NotAHub;
import io.riskhub.cli.hub.HubAnswer.NotAllowed;
import io.riskhub.cli.hub.HubAnswer.NotFound;
import io.riskhub.cli.hub.HubAnswer.Ok;
import io.riskhub.cli.hub.HubAnswer.Refused;
import io.riskhub.cli.hub.Retry.Try;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Optional;

/** Sorts HTTP answers: which are final, which are worth another try. */
final class AnswerReader {

  private AnswerReader() {}

  static Try<HubAnswer> read(HttpResponse<String> response) {
    int status = response.statusCode();
    String body = response.body();
    if (status == 200 && body.startsWith("{")) {
      return new Try.Done<>(new Ok(body, response.headers().firstValue("Risk-Hub-Outcome")));
    }
    Optional<Problem> told = ProblemReader.read(status, body);
    Problem problem = told.orElseGet(() -> foreign(response));
    return switch (status) {
      case 429, 502, 503, 504 ->
          new Try.Failed<>(
              problem.detail(),
              RetryAfter.of(response.headers().firstValue("Retry-After"), Clock.systemUTC())
                  .orElse(null));
      case 401 ->
          new Try.Done<>(
              new NotAllowed(
                  problem.withDetail(
                      problem.detail() + "\n  set RISKHUB_TOKEN, or pass --token-file FILE")));
      case 403 -> new Try.Done<>(new NotAllowed(problem));
      case 404 -> new Try.Done<>(told.isPresent() ? new NotFound(problem) : new NotAHub(problem));
      case 409 -> new Try.Done<>(new Conflict(problem));
      default -> new Try.Done<>(other(status, problem));
    };
  }

  private static HubAnswer other(int status, Problem problem) {
    if (status < 400) {
      return new NotAHub(problem);
    }
    return status < 500 ? new Refused(problem) : new Faulty(problem);
  }

  private static Problem foreign(HttpResponse<String> response) {
    int status = response.statusCode();
    String moved =
        response.headers().firstValue("Location").map(to -> " (moved to " + to + ")").orElse("");
    return Problem.of(
        status,
        response.uri()
            + " answered "
            + status
            + moved
            + ", and not as a risk signal hub does; is --base-url right, or is a proxy in between?");
  }
}

package io.riskhub.cli.hub;

import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import java.util.Optional;

/** What came of a call to the hub, retries included. */
public sealed interface HubAnswer {

  /** 200 with its body, and the hub's word on a push: stored or duplicate. */
  record Ok(String body, Optional<String> outcome) implements HubAnswer {}

  /** 409: the version exists with other content. */
  record Conflict(Problem problem) implements HubAnswer {}

  /** 400, 413, 422 and their like: the hub will never take this request. */
  record Refused(Problem problem) implements HubAnswer {}

  /** 401 or 403. */
  record NotAllowed(Problem problem) implements HubAnswer {}

  /** 404. */
  record NotFound(Problem problem) implements HubAnswer {}

  /** No answer, or none but "later", up to the deadline. */
  record Unavailable(Problem problem) implements HubAnswer {}

  /** 5xx: something broke in the hub. */
  record Faulty(Problem problem) implements HubAnswer {}

  /** Something answered that is no hub: a wrong address, a proxy, a login page. */
  record NotAHub(Problem problem) implements HubAnswer {}

  /** Why it is no success; empty when it is one. */
  default Optional<Problem> why() {
    return switch (this) {
      case Ok ok -> Optional.empty();
      case Conflict conflict -> Optional.of(conflict.problem());
      case Refused refused -> Optional.of(refused.problem());
      case NotAllowed notAllowed -> Optional.of(notAllowed.problem());
      case NotFound notFound -> Optional.of(notFound.problem());
      case Unavailable unavailable -> Optional.of(unavailable.problem());
      case Faulty faulty -> Optional.of(faulty.problem());
      case NotAHub notAHub -> Optional.of(notAHub.problem());
    };
  }

  /** Ends a command that cannot go on with this answer. */
  default CommandFailure failure() {
    ExitCode code =
        switch (this) {
          case Ok ok -> throw new IllegalStateException("a success is no failure");
          case Conflict conflict -> ExitCode.REFUSED;
          case Refused refused -> ExitCode.REFUSED;
          case NotAllowed notAllowed -> ExitCode.NOT_ALLOWED;
          case NotFound notFound -> ExitCode.NOT_FOUND;
          case Unavailable unavailable -> ExitCode.UNAVAILABLE;
          case Faulty faulty -> ExitCode.FAULT;
          case NotAHub notAHub -> ExitCode.FAULT;
        };
    return new CommandFailure(code, why().map(Problem::sentence).orElseThrow());
  }
}

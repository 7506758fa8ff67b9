package io.riskhub.hub.http;

import io.helidon.webserver.http.ServerRequest;
import io.riskhub.hub.audit.AuditSubject;
import io.riskhub.hub.http.problem.ProblemException;
import io.riskhub.hub.http.routes.DeadLetterRoutes;
import io.riskhub.hub.http.routes.WorldPath;
import java.util.Optional;

/** What a request is about, as it says itself and before that is checked. */
final class AuditSubjects {

  private AuditSubjects() {}

  /** The world of the path. */
  static AuditSubject world(ServerRequest request) {
    return new AuditSubject(pathWorld(request), Optional.empty(), Optional.empty());
  }

  /** The world of the path, and the version of the query. */
  static AuditSubject version(ServerRequest request) {
    return new AuditSubject(
        pathWorld(request), request.query().first("version").asOptional(), Optional.empty());
  }

  /** The number of a dead letter. */
  static AuditSubject letter(ServerRequest request) {
    return new AuditSubject(
        Optional.empty(),
        Optional.of("dead letter " + DeadLetterRoutes.letter(request)),
        Optional.empty());
  }

  private static Optional<String> pathWorld(ServerRequest request) {
    try {
      return Optional.of(WorldPath.world(request));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }
}

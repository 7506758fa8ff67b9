package io.riskhub.hub.http.audit;

import io.helidon.webserver.http.ServerRequest;
import io.riskhub.hub.access.Scope;
import io.riskhub.hub.audit.AuditAction;
import io.riskhub.hub.audit.AuditOrigin;
import io.riskhub.hub.audit.AuditRecord;
import io.riskhub.hub.audit.AuditSubject;
import io.riskhub.hub.audit.AuditTrail;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A request to change something, of which the audit tells before it is done and afterwards. */
public final class AuditedRequest {

  private final AuditTrail audit;
  private final Clock clock;
  private final AuditAction action;
  private final AuditOrigin origin;
  private final AuditSubject subject;
  private boolean ended;

  private AuditedRequest(
      AuditTrail audit, Clock clock, AuditAction action, AuditOrigin origin, AuditSubject subject) {
    this.audit = audit;
    this.clock = clock;
    this.action = action;
    this.origin = origin;
    this.subject = subject;
  }

  /** Takes down that {@code request} is let through; from then on its end must be told, too. */
  static AuditedRequest admit(
      ServerRequest request,
      AuditAction action,
      AuditSubject subject,
      AuditTrail audit,
      Clock clock) {
    AuditedRequest admitted =
        new AuditedRequest(
            audit, clock, action, RequestCaller.of(request, Optional.of(scope(action))), subject);
    admitted.append(AuditRecord.ADMITTED, subject, OptionalInt.empty(), Optional.empty());
    request.context().register(admitted);
    return admitted;
  }

  private static Scope scope(AuditAction action) {
    return action == AuditAction.ANNOUNCEMENT || action == AuditAction.REPLAY
        ? Scope.ADMIN
        : Scope.WRITE;
  }

  /** Whether {@code request} is one. */
  static boolean isOne(ServerRequest request) {
    return request.context().get(AuditedRequest.class).isPresent();
  }

  /**
   * Takes down what became of {@code request}, if it is one; to be called before that is answered.
   *
   * @throws io.riskhub.hub.audit.AuditUnavailableException when that cannot be done now; the caller
   *     has to send the request again, and finds done what was done
   */
  public static void ended(
      ServerRequest request, int status, String outcome, AuditSubject subject) {
    request
        .context()
        .get(AuditedRequest.class)
        .ifPresent(audited -> audited.end(status, outcome, subject, Optional.empty()));
  }

  /** Takes down that nothing became of it. */
  void refused(int status, String outcome, Optional<String> detail) {
    end(status, outcome, subject, detail);
  }

  /** Takes down an answer of which nobody told. */
  void answered(int status) {
    if (!ended) {
      end(status, "answered", subject, Optional.empty());
    }
  }

  private void end(int status, String outcome, AuditSubject about, Optional<String> detail) {
    ended = true;
    append(outcome, about, OptionalInt.of(status), detail);
  }

  private void append(
      String outcome, AuditSubject about, OptionalInt status, Optional<String> detail) {
    audit.append(
        new AuditRecord(
            clock.instant(), action, outcome, origin, about, status, OptionalLong.empty(), detail));
  }
}

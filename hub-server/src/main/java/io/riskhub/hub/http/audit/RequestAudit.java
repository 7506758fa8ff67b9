package io.riskhub.hub.http.audit;

import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.riskhub.hub.access.Scope;
import io.riskhub.hub.audit.AuditAction;
import io.riskhub.hub.audit.AuditOrigin;
import io.riskhub.hub.audit.AuditRecord;
import io.riskhub.hub.audit.AuditSubject;
import io.riskhub.hub.audit.AuditTrail;
import io.riskhub.hub.audit.AuditUnavailableException;
import io.riskhub.hub.audit.repeat.RepeatedLines;
import io.riskhub.hub.http.problem.ProblemException;
import io.riskhub.hub.http.problem.RefusalListener;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes down what callers do. */
public final class RequestAudit implements RefusalListener, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RequestAudit.class);

  /** Of one kind from one address: a person's mistakes are told one by one, a flood is counted. */
  private static final int REFUSALS_A_MINUTE = 60;

  private static final Set<Integer> REFUSALS =
      Set.of(
          Status.UNAUTHORIZED_401.code(),
          Status.FORBIDDEN_403.code(),
          Status.TOO_MANY_REQUESTS_429.code());

  private final AuditTrail audit;
  private final Clock clock;
  private final RepeatedLines uses;
  private final RepeatedLines refusals;

  public RequestAudit(AuditTrail audit, Clock clock) {
    this.audit = audit;
    this.clock = clock;
    this.uses = new RepeatedLines(audit, 1, clock);
    this.refusals = new RepeatedLines(audit, REFUSALS_A_MINUTE, clock);
  }

  /**
   * A handler that runs {@code next} for a request that changes something only when the audit has
   * it, and answers only when the audit has what became of it.
   *
   * @param subject what a request is about
   */
  public Handler write(
      AuditAction action, Function<ServerRequest, AuditSubject> subject, Handler next) {
    return (request, response) -> {
      if (action == AuditAction.PUSH && isRehearsal(request)) {
        next.handle(request, response);
        return;
      }
      AuditedRequest audited =
          AuditedRequest.admit(request, action, subject.apply(request), audit, clock);
      try {
        next.handle(request, response);
      } catch (ProblemException e) {
        int status = e.status().code();
        audited.refused(status, RefusalWords.outcome(status), RefusalWords.detail(e));
        throw e;
      } catch (AuditUnavailableException e) {
        throw e;
      } catch (RuntimeException e) {
        audited.refused(Status.SERVICE_UNAVAILABLE_503.code(), "failed", Optional.empty());
        throw e;
      }
      audited.answered(response.status().code());
    };
  }

  /** A push that changes nothing. No other route knows of such. */
  private static boolean isRehearsal(ServerRequest request) {
    return request.query().first("dry_run").asOptional().filter("true"::equals).isPresent();
  }

  /** A handler that runs {@code next}, and takes down that a token was used for that scope. */
  public Handler use(Scope scope, Handler next) {
    return (request, response) -> {
      if (RequestCaller.hasToken(request)) {
        used(RequestCaller.of(request, Optional.of(scope)));
      }
      next.handle(request, response);
    };
  }

  private void used(AuditOrigin origin) {
    AuditRecord use =
        new AuditRecord(clock.instant(), AuditAction.TOKEN_USE, "used", origin, AuditSubject.NONE);
    String key = String.join("|", origin.who(), origin.scope().orElse(""), address(origin));
    if (uses.deservesLine(key, use)) {
      audit.note(use);
    }
  }

  private static String address(AuditOrigin origin) {
    return origin.address().orElse("");
  }

  /** Also when the audit is away: that somebody is refused must not depend on it. */
  @Override
  public void refused(ServerRequest request, ProblemException problem) {
    int status = problem.status().code();
    if (!REFUSALS.contains(status) || AuditedRequest.isOne(request)) {
      return;
    }
    AuditOrigin origin = RequestCaller.of(request, Optional.empty());
    AuditRecord refusal =
        new AuditRecord(
            clock.instant(),
            AuditAction.REFUSAL,
            RefusalWords.outcome(status),
            origin,
            AuditSubject.NONE,
            OptionalInt.of(status),
            OptionalLong.empty(),
            Optional.of(what(request) + ": " + problem.detail()));
    if (refusals.deservesLine(status + "|" + address(origin), refusal)) {
      append(refusal);
    }
  }

  private void append(AuditRecord refusal) {
    try {
      audit.append(refusal);
    } catch (AuditUnavailableException e) {
      LOG.debug("a refusal is not in the audit", e);
    }
  }

  /** The path's end tells the route; worlds in it, and parameters, are a caller's to choose. */
  private static String what(ServerRequest request) {
    return request.prologue().method().text()
        + " "
        + request.matchingPattern().filter(route -> !route.isEmpty()).orElse("an unknown path");
  }

  /** Tells of what was counted so far. */
  @Override
  public void close() {
    uses.close();
    refusals.close();
  }
}

package io.riskhub.hub.http.access;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.riskhub.hub.access.Principal;
import io.riskhub.hub.access.WriteLimits;
import io.riskhub.hub.http.problem.ProblemException;
import io.riskhub.hub.metrics.HttpMetrics;
import io.riskhub.hub.metrics.HttpMetrics.AuthFailure;
import java.util.Optional;

/** Refuses writes for actors, stages or worlds that the hub or the caller's token may not. */
public final class WriteGate {

  private final WriteLimits everyone;
  private final HttpMetrics metrics;

  /**
   * @param everyone for what anyone may write
   */
  public WriteGate(WriteLimits everyone, HttpMetrics metrics) {
    this.everyone = everyone;
    this.metrics = metrics;
  }

  /**
   * Checks a write before its body is read.
   *
   * @param actor for whom it is written; empty if nobody is named
   * @param stage of what stage it is; empty if it has none
   * @throws ProblemException when it is not allowed
   */
  public void check(
      ServerRequest request, String world, Optional<String> actor, Optional<String> stage) {
    everyone
        .refusal(world, actor, stage)
        .ifPresent(only -> refuse("one may write to this hub only " + only));
    Principal principal = Requester.principal(request).orElseThrow();
    principal
        .limits()
        .refusal(world, actor, stage)
        .ifPresent(
            only -> refuse("the token \"%s\" may write only %s".formatted(principal.name(), only)));
  }

  private void refuse(String detail) {
    metrics.refused(AuthFailure.WRITE);
    throw new ProblemException(Status.FORBIDDEN_403, detail);
  }
}

package io.riskhub.hub.http.access;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.riskhub.hub.access.LiveTokens;
import io.riskhub.hub.access.Principal;
import io.riskhub.hub.access.Scope;
import io.riskhub.hub.access.Token;
import io.riskhub.hub.access.Tokens;
import io.riskhub.hub.access.rate.TokenRates;
import io.riskhub.hub.http.problem.ProblemException;
import io.riskhub.hub.metrics.HttpMetrics;
import io.riskhub.hub.metrics.HttpMetrics.AuthFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

/** Lets a request pass when it carries a bearer token of the hub, or when the hub has none. */
public final class TokenGate {

  private static final String SCHEME = "bearer ";

  private final LiveTokens tokens;
  private final TokenRates rates;
  private final HttpMetrics metrics;
  private final Clock clock;

  public TokenGate(LiveTokens tokens, TokenRates rates, HttpMetrics metrics, Clock clock) {
    this.tokens = tokens;
    this.rates = rates;
    this.metrics = metrics;
    this.clock = clock;
  }

  void check(ServerRequest request, ServerResponse response) {
    Tokens current = tokens.current();
    if (current.isEmpty()) {
      Requester.remember(request, Principal.ANYONE);
      return;
    }
    switch (current.check(secret(request, response), clock.instant())) {
      case Tokens.Check.Known known -> {
        Requester.remember(request, Principal.of(known.token()));
        requireRate(response, known.token());
      }
      case Tokens.Check.Expired expired ->
          throw refuse(
              response,
              AuthFailure.EXPIRED,
              "the token \"%s\" expired at %s; use a newer one"
                  .formatted(expired.token().name(), expired.since()));
      case Tokens.Check.Unknown unknown ->
          throw refuse(response, AuthFailure.UNKNOWN, "the hub does not know this token");
    }
  }

  private String secret(ServerRequest request, ServerResponse response) {
    String credentials = request.headers().first(HeaderNames.AUTHORIZATION).orElse("");
    if (credentials.isEmpty()) {
      throw refuse(
          response, AuthFailure.MISSING, "send the hub's token: Authorization: Bearer <token>");
    }
    if (!credentials.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      throw refuse(
          response,
          AuthFailure.MALFORMED,
          "the Authorization header must be: Authorization: Bearer <token>");
    }
    return credentials.substring(SCHEME.length()).strip();
  }

  private void requireRate(ServerResponse response, Token token) {
    rates
        .take(token)
        .ifPresent(
            wait -> {
              response.header(HeaderNames.RETRY_AFTER, String.valueOf(wholeSeconds(wait)));
              throw new ProblemException(
                  Status.TOO_MANY_REQUESTS_429,
                  "the token \"%s\" is used more often than it may be; send the same request again later"
                      .formatted(token.name()));
            });
  }

  private static long wholeSeconds(Duration wait) {
    return Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
  }

  /** Of a request that was checked. */
  void requireScope(ServerRequest request, Scope scope) {
    Principal principal = Requester.principal(request).orElseThrow();
    if (!principal.scopes().contains(scope)) {
      metrics.refused(AuthFailure.SCOPE);
      throw new ProblemException(
          Status.FORBIDDEN_403,
          "the token \"%s\" lacks the scope \"%s\", which this needs"
              .formatted(principal.name(), scope.text()));
    }
  }

  private ProblemException refuse(ServerResponse response, AuthFailure reason, String detail) {
    metrics.refused(reason);
    response.header(HeaderNames.WWW_AUTHENTICATE, "Bearer realm=\"riskhub\"");
    return new ProblemException(Status.UNAUTHORIZED_401, detail);
  }
}

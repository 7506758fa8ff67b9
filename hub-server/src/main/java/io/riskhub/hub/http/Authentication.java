package io.riskhub.hub.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.riskhub.hub.http.problem.ProblemException;
import io.riskhub.hub.metrics.HttpMetrics;
import io.riskhub.hub.metrics.HttpMetrics.AuthFailure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/** Lets a request pass when it carries the hub's bearer token, or when the hub has none. */
final class Authentication {

  private static final String SCHEME = "bearer ";

  private final Optional<byte[]> tokenDigest;
  private final HttpMetrics metrics;

  Authentication(Optional<String> token, HttpMetrics metrics) {
    this.tokenDigest = token.map(Authentication::digest);
    this.metrics = metrics;
  }

  /** A handler that runs {@code next} for requests that may pass. */
  Handler before(Handler next) {
    return (request, response) -> {
      if (tokenDigest.isPresent()) {
        check(request, response, tokenDigest.get());
      }
      next.handle(request, response);
    };
  }

  private void check(ServerRequest request, ServerResponse response, byte[] expected) {
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
    // Digests have one length, so that the time of the comparison tells nothing.
    byte[] given = digest(credentials.substring(SCHEME.length()).strip());
    if (!MessageDigest.isEqual(given, expected)) {
      throw refuse(response, AuthFailure.UNKNOWN, "the hub does not know this token");
    }
  }

  private ProblemException refuse(ServerResponse response, AuthFailure reason, String detail) {
    metrics.refused(reason);
    response.header(HeaderNames.WWW_AUTHENTICATE, "Bearer realm=\"riskhub\"");
    return new ProblemException(Status.UNAUTHORIZED_401, detail);
  }

  private static byte[] digest(String token) {
    return DigestUtils.sha256(token.getBytes(StandardCharsets.UTF_8));
  }
}

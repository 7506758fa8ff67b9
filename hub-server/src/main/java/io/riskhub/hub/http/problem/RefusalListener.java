package io.riskhub.hub.http.problem;

import io.helidon.webserver.http.ServerRequest;

/** Hears of every request that ends with a problem of the caller's, before that is answered. */
@FunctionalInterface
public interface RefusalListener {

  void refused(ServerRequest request, ProblemException problem);
}

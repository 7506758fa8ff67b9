package io.riskhub.cli.hub;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the hub is and how to speak to it.
 *
 * @param baseUrl without a slash at its end
 * @param token the bearer token, if any
 * @param timeout from the first try of a call to its last
 * @param userAgent what to be called in the hub's log
 */
public record HubTarget(
    String baseUrl, Optional<String> token, Duration timeout, String userAgent) {

  URI resolve(HubPath path) {
    return URI.create(baseUrl + path);
  }

  /** Without the token, which must not reach a log. */
  @Override
  public String toString() {
    return "HubTarget[" + baseUrl + ", timeout " + timeout + "]";
  }
}

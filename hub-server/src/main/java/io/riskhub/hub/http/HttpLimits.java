package io.riskhub.hub.http;

import java.time.Duration;

/**
 * What a caller may ask of the server.
 *
 * @param maxBodyBytes the largest request body
 * @param maxHeaderBytes all request headers together
 * @param requestTimeout how long headers and body of a request may take to come in
 * @param stallTimeout how long a caller may take nothing of a stream, and any other answer as a
 *     whole
 * @param idleTimeout how long a connection may be without the first line of a request
 * @param maxConnections open connections at once
 * @param maxRequests requests to the hub's own routes that are worked on at once
 * @param shutdownGrace how long requests may go on when the server stops
 */
public record HttpLimits(
    int maxBodyBytes,
    int maxHeaderBytes,
    Duration requestTimeout,
    Duration stallTimeout,
    Duration idleTimeout,
    int maxConnections,
    int maxRequests,
    Duration shutdownGrace) {

  public static final HttpLimits DEFAULT =
      new HttpLimits(
          1 << 20,
          16 << 10,
          Duration.ofSeconds(30),
          Duration.ofSeconds(20),
          Duration.ofMinutes(1),
          4_096,
          1_024,
          Duration.ofSeconds(15));
}

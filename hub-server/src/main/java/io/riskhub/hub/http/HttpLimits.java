package io.riskhub.hub.http;

import java.time.Duration;

/**
 * What a caller may ask of the server.
 *
 * @param maxBodyBytes the largest request body
 * @param maxHeaderBytes all request headers together
 * @param readTimeout how long a started request may be silent
 * @param stallTimeout how long a caller may take nothing of its answer
 * @param idleTimeout how long a connection may be without a request
 * @param maxConnections open connections at once
 * @param shutdownGrace how long requests may go on when the server stops
 */
public record HttpLimits(
    int maxBodyBytes,
    int maxHeaderBytes,
    Duration readTimeout,
    Duration stallTimeout,
    Duration idleTimeout,
    int maxConnections,
    Duration shutdownGrace) {

  public static final HttpLimits DEFAULT =
      new HttpLimits(
          1 << 20,
          16 << 10,
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          Duration.ofMinutes(2),
          4_096,
          Duration.ofSeconds(15));
}

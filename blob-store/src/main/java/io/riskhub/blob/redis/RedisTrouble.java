package io.riskhub.blob.redis;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobException.Reason;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** Says in words what Redis refused. */
final class RedisTrouble {

  private RedisTrouble() {}

  /** {@code doing} completes the sentence "cannot …"; {@code server} is shown, without a secret. */
  static BlobException of(String doing, String server, JedisException trouble) {
    String why = why(trouble);
    if (trouble instanceof JedisDataException && why.startsWith("OOM")) {
      return new BlobException(
          Reason.FULL,
          "cannot %s: %s has no memory left. Nothing was stored; raise maxmemory and try again"
              .formatted(doing, server),
          trouble);
    }
    return new BlobException(
        Reason.UNAVAILABLE, "cannot %s: %s: %s".formatted(doing, server, why), trouble);
  }

  /** The innermost message: the outer ones only say that there was trouble. */
  private static String why(Throwable trouble) {
    Throwable cause = trouble;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}

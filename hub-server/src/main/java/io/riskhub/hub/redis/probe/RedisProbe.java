package io.riskhub.hub.redis.probe;

import io.riskhub.blob.redis.RedisAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/** Asks a Redis, once, whether hubs can share it. */
public final class RedisProbe {

  /** More than a running hub has, which has a database to go to. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final int MAJOR = 6;
  private static final int MINOR = 2;

  private static final Pattern VERSION =
      Pattern.compile("^redis_version:((\\d+)\\.(\\d+)[^\\s]*)", Pattern.MULTILINE);

  private RedisProbe() {}

  /** Why hubs cannot use that Redis now, and what to do; empty if they can. */
  public static Optional<String> problem(RedisAddress address) {
    try (Jedis redis = connect(address)) {
      return ofVersion(address.toString(), redis.info("server"));
    } catch (JedisException e) {
      return Optional.of(words(address, e));
    }
  }

  /** A connection that does not wait long, to be closed. */
  static Jedis connect(RedisAddress address) {
    // What every Redis speaks, so that an old one can tell its version.
    var client =
        address
            .client()
            .resp2()
            .connectionTimeoutMillis((int) PATIENCE.toMillis())
            .socketTimeoutMillis((int) PATIENCE.toMillis())
            .build();
    return new Jedis(address.hostAndPort(), client);
  }

  /** What went wrong when it was asked, and what to do. */
  static String words(RedisAddress address, JedisException trouble) {
    return trouble instanceof JedisConnectionException
        ? "%s does not answer (%s); start it, or correct worldservice.server.redis (--redis)"
            .formatted(address, reason(trouble))
        : "%s refuses the hub (%s); correct its user and password in worldservice.server.redis (--redis), or their rights"
            .formatted(address, reason(trouble));
  }

  /**
   * @param info what it answered to INFO
   */
  static Optional<String> ofVersion(String server, String info) {
    Matcher version = VERSION.matcher(info);
    if (!version.find()) {
      return Optional.of(server + " does not tell its redis_version in INFO; let its user ask");
    }
    int major = Integer.parseInt(version.group(2));
    int minor = Integer.parseInt(version.group(3));
    return major > MAJOR || (major == MAJOR && minor >= MINOR)
        ? Optional.empty()
        : Optional.of(
            "%s is version %s, and hubs need %d.%d or newer; upgrade it, or name another in worldservice.server.redis (--redis)"
                .formatted(server, version.group(1), MAJOR, MINOR));
  }

  /** The innermost message: the outer ones only say that there was trouble. */
  static String reason(Throwable trouble) {
    Throwable cause = trouble;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}

package io.riskhub.hub.redis;

import io.riskhub.blob.ContentDigest;
import io.riskhub.hub.bus.consumer.DedupeMemory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/**
 * Events that a consumer group has handled, in Redis, which forgets them by itself; in another
 * memory while Redis is away. A Redis that loses its data makes events that come again be handled
 * again.
 */
public final class RedisDedupeMemory implements DedupeMemory {

  private static final Logger LOG = LoggerFactory.getLogger(RedisDedupeMemory.class);

  /** Not below the cache's prefix, whose changes every hub is told. */
  private static final String PREFIX = "risk-hub-handled:";

  /** Between the clocks of hubs and Redis, with room. */
  private static final Duration GRACE = Duration.ofMinutes(10);

  private final RedisServer server;
  private final String group;
  private final String deployment;
  private final DedupeMemory otherwise;

  /**
   * The memory of a group.
   *
   * @param deployment tells this hub's database from others, whose events are others too
   * @param otherwise remembers while Redis is away
   */
  public RedisDedupeMemory(
      RedisServer server, String deployment, String group, DedupeMemory otherwise) {
    this.server = server;
    this.deployment = deployment;
    this.group = group;
    this.otherwise = otherwise;
  }

  @Override
  public boolean isSeen(String dedupeKey) {
    return isInRedis(dedupeKey) || otherwise.isSeen(dedupeKey);
  }

  private boolean isInRedis(String dedupeKey) {
    try {
      return server.commands().exists(key(dedupeKey));
    } catch (JedisException e) {
      LOG.debug("{} is passed by", server, e);
      return false;
    }
  }

  @Override
  public void remember(String dedupeKey, Instant until) {
    try {
      String unused =
          server
              .commands()
              .set(
                  key(dedupeKey), "", SetParams.setParams().pxAt(until.plus(GRACE).toEpochMilli()));
    } catch (JedisException e) {
      LOG.debug("{} is passed by", server, e);
      otherwise.remember(dedupeKey, until);
    }
  }

  private String key(String dedupeKey) {
    return PREFIX
        + deployment
        + ":"
        + group
        + ":"
        + ContentDigest.of(
                ContentDigest.Algorithm.BLAKE3, dedupeKey.getBytes(StandardCharsets.UTF_8))
            .hex();
  }
}

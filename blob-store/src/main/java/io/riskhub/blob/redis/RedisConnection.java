package io.riskhub.blob.redis;

import java.time.Duration;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

/** Makes the pooled connections of a blob store. */
final class RedisConnection {

  private static final int CONNECT_MILLIS = 2_000;
  private static final int ANSWER_MILLIS = 10_000;
  private static final int MAX_CONNECTIONS = 16;
  private static final Duration MAX_WAIT = Duration.ofSeconds(10);

  private RedisConnection() {}

  /** The pool connects when first used. */
  static UnifiedJedis open(RedisAddress address) {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(MAX_CONNECTIONS);
    pool.setMaxWait(MAX_WAIT);
    // A Redis that was restarted must not cost a put.
    pool.setTestOnBorrow(true);
    return RedisClient.builder()
        .hostAndPort(address.hostAndPort())
        .clientConfig(
            address
                .client()
                .connectionTimeoutMillis(CONNECT_MILLIS)
                .socketTimeoutMillis(ANSWER_MILLIS)
                .clientName("riskhub-blobs")
                .build())
        .poolConfig(pool)
        .build();
  }
}

package io.riskhub.blob.redis;

import java.net.URI;
import java.time.Duration;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.util.JedisURIHelper;

/** Makes pooled connections as a URI describes them. */
final class RedisConnection {

  private static final int CONNECT_MILLIS = 2_000;
  private static final int ANSWER_MILLIS = 10_000;
  private static final int MAX_CONNECTIONS = 16;
  private static final Duration MAX_WAIT = Duration.ofSeconds(10);

  private RedisConnection() {}

  /** The pool connects when first used. */
  static UnifiedJedis open(URI uri) {
    if (!JedisURIHelper.isValid(uri)
        || !(JedisURIHelper.isRedisScheme(uri) || JedisURIHelper.isRedisSSLScheme(uri))) {
      throw new IllegalArgumentException(
          "not the address of a Redis; it should be redis://[user:password@]host:port[/database]");
    }
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(MAX_CONNECTIONS);
    pool.setMaxWait(MAX_WAIT);
    // A Redis that was restarted must not cost a put.
    pool.setTestOnBorrow(true);
    DefaultJedisClientConfig.Builder client =
        DefaultJedisClientConfig.builder()
            .connectionTimeoutMillis(CONNECT_MILLIS)
            .socketTimeoutMillis(ANSWER_MILLIS)
            .clientName("riskhub-blobs")
            .database(JedisURIHelper.getDBIndex(uri));
    if (JedisURIHelper.isRedisSSLScheme(uri)) {
      client.sslOptions(SslOptions.defaults());
    }
    String password = JedisURIHelper.getPassword(uri);
    if (password != null) {
      client.user(JedisURIHelper.getUser(uri)).password(password);
    }
    return RedisClient.builder()
        .hostAndPort(JedisURIHelper.getHostAndPort(uri))
        .clientConfig(client.build())
        .poolConfig(pool)
        .build();
  }

  /** The address without credentials. */
  static String describe(URI uri) {
    return "Redis at %s:%d/%d"
        .formatted(uri.getHost(), uri.getPort(), JedisURIHelper.getDBIndex(uri));
  }
}

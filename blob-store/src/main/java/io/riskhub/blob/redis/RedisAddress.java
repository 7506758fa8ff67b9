package io.riskhub.blob.redis;

import java.net.URI;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.util.JedisURIHelper;

/** Where a Redis is and who one is there. */
public final class RedisAddress {

  private final URI uri;

  private RedisAddress(URI uri) {
    this.uri = uri;
  }

  /**
   * The address in {@code redis://[user:password@]host:port[/database]}, or {@code rediss} for TLS.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static RedisAddress of(URI uri) {
    if (!JedisURIHelper.isValid(uri)
        || !(JedisURIHelper.isRedisScheme(uri) || JedisURIHelper.isRedisSSLScheme(uri))) {
      throw new IllegalArgumentException(
          "not the address of a Redis; it should be redis://[user:password@]host:port[/database]");
    }
    return new RedisAddress(uri);
  }

  /** Host and port. */
  public HostAndPort hostAndPort() {
    return JedisURIHelper.getHostAndPort(uri);
  }

  /** How a client connects there, but for its name and its patience. */
  public DefaultJedisClientConfig.Builder client() {
    DefaultJedisClientConfig.Builder client =
        DefaultJedisClientConfig.builder().database(JedisURIHelper.getDBIndex(uri));
    if (JedisURIHelper.isRedisSSLScheme(uri)) {
      client.sslOptions(SslOptions.defaults());
    }
    String password = JedisURIHelper.getPassword(uri);
    if (password != null) {
      client.user(JedisURIHelper.getUser(uri)).password(password);
    }
    return client;
  }

  /** The address without credentials. */
  @Override
  public String toString() {
    return "Redis at %s:%d/%d"
        .formatted(uri.getHost(), uri.getPort(), JedisURIHelper.getDBIndex(uri));
  }
}

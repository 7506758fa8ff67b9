package io.riskhub.hub.redis;

import io.riskhub.blob.redis.RedisAddress;
import java.time.Duration;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

/** A Redis and the patience that a hub has with it: little, as there is a database behind it. */
public final class RedisServer implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofMillis(250);

  private static final int CONNECT_MILLIS = 500;
  private static final int MAX_CONNECTIONS = 16;

  private final RedisAddress address;
  private final UnifiedJedis commands;
  private final UnifiedJedis commits;

  /** Connects when first used. */
  public RedisServer(RedisAddress address) {
    this.address = address;
    commands = pool(MAX_CONNECTIONS, false);
    // A connection that a restart has broken must not pass for a commit that cannot be told.
    commits = pool(2, true);
  }

  private UnifiedJedis pool(int connections, boolean tested) {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(connections);
    pool.setMaxIdle(connections);
    pool.setMaxWait(PATIENCE);
    pool.setTestOnBorrow(tested);
    return RedisClient.builder()
        .hostAndPort(address.hostAndPort())
        .clientConfig(client("riskhub"))
        .poolConfig(pool)
        .build();
  }

  RedisAddress address() {
    return address;
  }

  /** For commands that end at once. */
  public UnifiedJedis commands() {
    return commands;
  }

  /** For what must not wait behind readers. */
  UnifiedJedis commits() {
    return commits;
  }

  DefaultJedisClientConfig client(String name) {
    return address
        .client()
        .resp3()
        .connectionTimeoutMillis(CONNECT_MILLIS)
        .socketTimeoutMillis((int) PATIENCE.toMillis())
        .clientName(name)
        .build();
  }

  @Override
  public void close() {
    commands.close();
    commits.close();
  }

  @Override
  public String toString() {
    return address.toString();
  }
}

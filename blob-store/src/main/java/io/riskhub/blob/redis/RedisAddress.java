package io.riskhub.blob.redis;

import io.riskhub.tls.AddressCertificates;
import io.riskhub.tls.PemException;
import io.riskhub.tls.TlsContexts;
import java.net.URI;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.util.JedisURIHelper;

/** Where a Redis is and who one is there. */
public final class RedisAddress {

  private final URI uri;
  private final AddressCertificates certificates;

  private RedisAddress(URI uri, AddressCertificates certificates) {
    this.uri = uri;
    this.certificates = certificates;
  }

  /**
   * The address in {@code redis://[user:password@]host:port[/database]}, or {@code rediss} for TLS,
   * then with the certificates that {@link AddressCertificates} tells of.
   *
   * @throws PemException when the certificates cannot be used
   * @throws IllegalArgumentException when it is no address
   */
  public static RedisAddress of(URI uri) {
    if (!JedisURIHelper.isValid(uri)
        || !(JedisURIHelper.isRedisScheme(uri) || JedisURIHelper.isRedisSSLScheme(uri))) {
      throw new IllegalArgumentException(
          "not the address of a Redis; it should be redis://[user:password@]host:port[/database]");
    }
    return new RedisAddress(uri, AddressCertificates.of(uri, JedisURIHelper.isRedisSSLScheme(uri)));
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
      encrypt(client);
    }
    String password = JedisURIHelper.getPassword(uri);
    if (password != null) {
      client.user(JedisURIHelper.getUser(uri)).password(password);
    }
    return client;
  }

  /** The newer options of the library take key stores in files alone. */
  @SuppressWarnings("deprecation")
  private void encrypt(DefaultJedisClientConfig.Builder client) {
    client
        .ssl(true)
        .sslSocketFactory(certificates.context().getSocketFactory())
        .sslParameters(TlsContexts.clientParameters());
  }

  /** The address without credentials. */
  @Override
  public String toString() {
    return "Redis at %s:%d/%d"
        .formatted(uri.getHost(), uri.getPort(), JedisURIHelper.getDBIndex(uri));
  }
}

package io.riskhub.blob.redis;

import io.riskhub.tls.TestCa;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

/**
 * A real Redis: the one that {@code RISKHUB_TEST_REDIS} names, for those who share, else an
 * embedded one.
 */
public final class TestRedis implements AutoCloseable {

  private final RedisServer server;
  private final int tlsPort;
  private @Nullable String pid;

  private TestRedis(RedisServer server, int tlsPort) {
    this.server = server;
    this.tlsPort = tlsPort;
  }

  /** The server that the tests of this JVM share; take a prefix of your own. */
  public static URI shared() {
    return Shared.ADDRESS;
  }

  /** The same, which also takes encrypted connections of clients that the CA vouches for. */
  public static TestRedis encrypted(TestCa.Pair pair, TestCa clients) {
    int port = freePort();
    return start(
        port,
        "tls-port " + port,
        "tls-cert-file " + pair.certFile(),
        "tls-key-file " + pair.keyFile(),
        "tls-ca-cert-file " + clients.certFile());
  }

  /** An embedded server that one test may do anything to. */
  public static TestRedis start(String... settings) {
    return start(0, settings);
  }

  private static TestRedis start(int tlsPort, String... settings) {
    try {
      var builder =
          RedisServer.newRedisServer()
              .port(freePort())
              .bind("127.0.0.1")
              .setting("save \"\"")
              .setting("daemonize no");
      for (String setting : settings) {
        builder.setting(setting);
      }
      RedisServer server = builder.build();
      server.start();
      return new TestRedis(server, tlsPort);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start the embedded Redis", e);
    }
  }

  public URI uri() {
    return URI.create("redis://127.0.0.1:" + server.ports().getFirst());
  }

  /** For encrypted connections, whose certificates {@code query} names. */
  public URI encryptedUri(String query) {
    return URI.create("rediss://127.0.0.1:" + tlsPort + query);
  }

  /** Sets a key, as others do who use the same server. */
  public void set(String key, String value) {
    try (RedisClient client = RedisClient.create(uri())) {
      client.set(key, value);
    }
  }

  /** What stands under a key; {@code null} where there is none. */
  public @Nullable String get(String key) {
    try (RedisClient client = RedisClient.create(uri())) {
      return client.get(key);
    }
  }

  /** How many keys there are. */
  public long size() {
    try (RedisClient client = RedisClient.create(uri())) {
      return client.dbSize();
    }
  }

  /** Forgets everything. */
  public void flush() {
    try (RedisClient client = RedisClient.create(uri())) {
      client.flushAll();
    }
  }

  /** Stops the process as it is: it holds its connections, and answers nothing. */
  public void suspend() {
    signal("STOP");
  }

  /** Lets it go on. */
  public void resume() {
    signal("CONT");
  }

  private void signal(String signal) {
    try {
      Process kill = new ProcessBuilder("kill", "-" + signal, pid()).inheritIO().start();
      if (kill.waitFor() != 0) {
        throw new IllegalStateException("Redis was not sent a SIG" + signal);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String pid() {
    if (pid == null) {
      try (RedisClient client = RedisClient.create(uri())) {
        pid =
            client
                .info("server")
                .lines()
                .filter(line -> line.startsWith("process_id:"))
                .map(line -> line.substring("process_id:".length()).strip())
                .findFirst()
                .orElseThrow();
      }
    }
    return pid;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Started when first asked for, stopped with the JVM. */
  private static final class Shared {

    private static final URI ADDRESS = address();

    private static URI address() {
      String given = System.getenv("RISKHUB_TEST_REDIS");
      if (given != null && !given.isBlank()) {
        return URI.create(given);
      }
      TestRedis redis = start();
      Runtime.getRuntime().addShutdownHook(new Thread(redis::close));
      return redis.uri();
    }
  }
}

package io.riskhub.hub.redis;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.PushConsumerContext;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.SafeEncoder;

/**
 * A connection on which Redis tells which keys of a prefix have changed ("client tracking" in its
 * broadcasting mode). Redis tells so before it answers what comes later on the same connection:
 * once a {@link #sync} is answered, every change is known that was made before it was asked. For
 * one thread.
 */
final class TrackingConnection extends Connection {

  /** The push type of an invalidation. */
  private static final String INVALIDATE = "invalidate";

  private final Consumer<List<String>> changed;
  private final Runnable allChanged;
  private final String runId;

  /**
   * Connects, and hears from now on.
   *
   * @param changed hears the keys that were changed
   * @param allChanged hears that the whole database was flushed
   */
  TrackingConnection(
      RedisServer server, String prefix, Consumer<List<String>> changed, Runnable allChanged) {
    super(server.address().hostAndPort(), server.client("riskhub-cache"));
    this.changed = changed;
    this.allChanged = allChanged;
    addPushConsumer(this::take);
    try {
      sendCommand(Command.CLIENT, "TRACKING", "ON", "BCAST", "PREFIX", prefix);
      String unused = getStatusCodeReply();
      runId = runId(server);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private String runId(RedisServer server) {
    sendCommand(Command.INFO, "server");
    String id = fields(getBulkReply()).get("run_id");
    if (id == null) {
      throw new JedisException(server + " does not tell its run_id in INFO");
    }
    return id;
  }

  /** What this server process calls itself; another one may have other data. */
  String runId() {
    return runId;
  }

  /** Asks and waits for the answer; hears meanwhile what has changed. */
  void sync() {
    sendCommand(Command.PING);
    String unused = getStatusCodeReply();
  }

  private PushConsumerContext take(PushConsumerContext push) {
    if (INVALIDATE.equals(SafeEncoder.encode(push.getMessage().getType()))) {
      push.drop();
      if (push.getMessage().getContent().get(1) instanceof List<?> keys) {
        changed.accept(keys.stream().map(key -> text(key)).toList());
      } else {
        allChanged.run();
      }
    }
    return push;
  }

  private static String text(Object key) {
    return new String((byte[]) key, StandardCharsets.UTF_8);
  }

  private static Map<String, String> fields(String info) {
    return info.lines()
        .map(line -> line.split(":", 2))
        .filter(parts -> parts.length == 2)
        .collect(Collectors.toMap(parts -> parts[0].toLowerCase(Locale.ROOT), parts -> parts[1]));
  }
}

package io.riskhub.hub.redis.activation;

import io.riskhub.contract.Identifiers;
import io.riskhub.contract.json.MalformedJsonException;
import io.riskhub.hub.activation.UnreadableActivationException;
import io.riskhub.hub.activation.state.ActivationJson;
import io.riskhub.hub.activation.state.ActivationState;
import io.riskhub.hub.redis.RedisServer;
import io.riskhub.hub.snapshot.StorageUnavailableException;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/** The state of a world under the key that everybody knows. */
final class SharedActivation {

  /**
   * Sets the state if nobody has since it was read; {@code ARGV[1]} is what was read, empty for
   * nothing. The state is not changed in here: Redis's JSON would write an integer as a fraction
   * and an empty object as a list.
   */
  private static final String COMPARE_AND_SET =
      """
      if (redis.call('GET', KEYS[1]) or '') == ARGV[1] then
        redis.call('SET', KEYS[1], ARGV[2])
        return 1
      end
      return 0
      """;

  private static final String PREFIX = "world:";
  private static final String SUFFIX = ":activation";

  /** How many keys Redis looks at before it lets others take their turn. */
  private static final int KEYS_AT_ONCE = 1_000;

  /** Whoever fails does so because another did not; there are never so many. */
  private static final int MOST_ATTEMPTS = 1_000;

  private final RedisServer redis;

  SharedActivation(RedisServer redis) {
    this.redis = redis;
  }

  private static String key(String worldId) {
    return PREFIX + worldId + SUFFIX;
  }

  /** The state, if there is one. */
  Optional<ActivationState> read(String worldId) {
    return text(worldId).map(text -> parse(worldId, text));
  }

  /** The worlds that have a state. Redis walks over all of its keys for this. */
  NavigableSet<String> worlds() {
    ScanParams keys = new ScanParams().match(key("*")).count(KEYS_AT_ONCE);
    NavigableSet<String> worlds = new TreeSet<>();
    String cursor = ScanParams.SCAN_POINTER_START;
    do {
      String from = cursor;
      ScanResult<String> found = reached(() -> redis.commands().scan(from, keys));
      found.getResult().stream()
          .filter(key -> key.length() > PREFIX.length() + SUFFIX.length())
          .map(key -> key.substring(PREFIX.length(), key.length() - SUFFIX.length()))
          .filter(world -> Identifiers.violation(world).isEmpty())
          .forEach(worlds::add);
      cursor = found.getCursor();
    } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    return worlds;
  }

  /** Makes sure that it has everything that {@code state} has. */
  void add(String worldId, ActivationState state) {
    for (int i = 0; i < MOST_ATTEMPTS; i++) {
      Optional<String> present = text(worldId);
      ActivationState before =
          present.map(text -> parse(worldId, text)).orElse(ActivationState.EMPTY);
      ActivationState after = before.mergedWith(state);
      if (after.equals(before) || compareAndSet(worldId, present.orElse(""), after)) {
        return;
      }
    }
    throw new StorageUnavailableException(
        "%s of %s is changed without end".formatted(key(worldId), redis), null);
  }

  private boolean compareAndSet(String worldId, String present, ActivationState next) {
    List<String> arguments = List.of(present, ActivationJson.write(next));
    return Long.valueOf(1)
        .equals(
            reached(
                () -> redis.commands().eval(COMPARE_AND_SET, List.of(key(worldId)), arguments)));
  }

  private Optional<String> text(String worldId) {
    return reached(() -> Optional.ofNullable(redis.commands().get(key(worldId))));
  }

  private ActivationState parse(String worldId, String text) {
    try {
      return ActivationJson.read(worldId, text);
    } catch (MalformedJsonException e) {
      throw unreadable(worldId, e.reason(), e);
    } catch (IllegalArgumentException e) {
      throw unreadable(worldId, String.valueOf(e.getMessage()), e);
    }
  }

  private UnreadableActivationException unreadable(String worldId, String reason, Exception e) {
    return new UnreadableActivationException(
        "%s of %s %s; mend it, or delete it to have it written anew"
            .formatted(key(worldId), redis, reason),
        e);
  }

  private <T> T reached(Supplier<T> command) {
    try {
      return command.get();
    } catch (JedisException e) {
      throw new StorageUnavailableException(redis + ": " + e.getMessage(), e);
    }
  }
}

package io.riskhub.hub.redis.probe;

import io.riskhub.blob.redis.RedisAddress;
import io.riskhub.hub.probe.Finding;
import io.riskhub.hub.redis.LatestKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/** Looks at the Redis that hubs share. */
public final class RedisInspection {

  private static final String SERVER = "redis.server";
  private static final String EVICTION = "redis.eviction";
  private static final String KEYS = "redis.keys";

  /** A Redis with more keys than that many times {@link #AT_ONCE} is looked at in part. */
  private static final int MOST_SCANS = 100;

  private static final int AT_ONCE = 1_000;
  private static final int ENOUGH = 1_000;

  private final RedisAddress address;

  public RedisInspection(RedisAddress address) {
    this.address = address;
  }

  /**
   * Whether it answers and is new enough, what it throws away, and who else keeps keys there.
   *
   * @param findings takes each as soon as it is made
   */
  public void look(List<Finding> findings) {
    try (Jedis redis = RedisProbe.connect(address)) {
      String server = redis.info("server");
      findings.add(version(server));
      findings.add(Eviction.of(redis.info("memory")).forSharedState(EVICTION));
      findings.add(keys(redis));
    } catch (JedisException e) {
      boolean away = e instanceof JedisConnectionException;
      findings.add(
          Finding.of(
              findings.isEmpty() ? SERVER : KEYS,
              away ? Finding.State.UNAVAILABLE : Finding.State.UNFIT,
              "%s %s (%s)"
                  .formatted(
                      address, away ? "does not answer" : "refuses the hub", RedisProbe.reason(e)),
              away
                  ? "start Redis, or correct worldservice.server.redis (--redis)"
                  : "correct user, password and rights in worldservice.server.redis (--redis)"));
    }
  }

  private Finding version(String info) {
    Optional<String> problem = RedisProbe.ofVersion(address.toString(), info);
    return problem
        .map(words -> Finding.unfit(SERVER, words, "upgrade Redis to 6.2 or newer"))
        .orElseGet(
            () ->
                Finding.ok(
                    SERVER,
                    "%s, version %s"
                        .formatted(address, InfoText.value(info, "redis_version").orElse("?"))));
  }

  /** Whether others write below the prefix, whose keys hubs would take for theirs. */
  private static Finding keys(Jedis redis) {
    ScanParams below = new ScanParams().match(LatestKeys.PREFIX + "*").count(AT_ONCE);
    List<String> foreign = new ArrayList<>();
    int ours = 0;
    String cursor = ScanParams.SCAN_POINTER_START;
    try {
      for (int scans = 0; scans < MOST_SCANS && ours + foreign.size() < ENOUGH; scans++) {
        ScanResult<String> page = redis.scan(cursor, below);
        for (String key : page.getResult()) {
          String type = redis.type(key);
          if (LatestKeys.isOurs(key, type)) {
            ours++;
          } else if (!type.equals("none")) {
            foreign.add(key);
          }
        }
        cursor = page.getCursor();
        if (page.isCompleteIteration()) {
          break;
        }
      }
    } catch (JedisDataException e) {
      return Finding.skipped(KEYS, "the hub's user may not use SCAN and TYPE; not looked at");
    }
    if (foreign.isEmpty()) {
      return Finding.ok(
          KEYS,
          ours == 0
              ? "nobody uses the keys below " + LatestKeys.PREFIX
              : "below %s there are only keys of hubs".formatted(LatestKeys.PREFIX));
    }
    return Finding.unfit(
        KEYS,
        "%d keys below %s are not of hubs, such as '%s'"
            .formatted(foreign.size(), LatestKeys.PREFIX, foreign.getFirst()),
        "rename them, or give hubs a database of their own: redis://…/N in worldservice.server.redis");
  }
}

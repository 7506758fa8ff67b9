package io.riskhub.hub.redis.probe;

import io.riskhub.blob.redis.RedisAddress;
import io.riskhub.hub.probe.Finding;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * What a Redis throws away when it is full.
 *
 * @param policy its {@code maxmemory-policy}
 * @param limited whether it has a {@code maxmemory}, without which it throws nothing away
 */
public record Eviction(String policy, boolean limited) {

  private static final String KEEPS_ALL = "noeviction";
  private static final String KEEPS_WHAT_DOES_NOT_EXPIRE = "volatile-";

  /** Reads the section memory of INFO. */
  static Eviction of(String info) {
    return new Eviction(
        InfoText.value(info, "maxmemory_policy").orElse("unknown"),
        !InfoText.value(info, "maxmemory").orElse("0").equals("0"));
  }

  /**
   * Whether it suits the blobs in the Redis at {@code address}: they all expire, and none may go
   * before its time. Nothing is told where it does not answer, of which others tell.
   */
  public static Finding forBlobs(String subject, RedisAddress address) {
    try (Jedis redis = RedisProbe.connect(address)) {
      Eviction eviction = of(redis.info("memory"));
      return eviction.policy.equals(KEEPS_ALL) || !eviction.limited
          ? Finding.ok(subject, eviction.words())
          : Finding.unfit(
              subject,
              eviction.words() + ": blobs go while snapshots still name them",
              "set maxmemory-policy noeviction in the Redis of the blobs");
    } catch (JedisException e) {
      return Finding.skipped(subject, "the Redis of the blobs does not tell");
    }
  }

  /** Whether it suits what hubs share: the activation never expires and must never go. */
  Finding forSharedState(String subject) {
    if (policy.equals(KEEPS_ALL) || policy.startsWith(KEEPS_WHAT_DOES_NOT_EXPIRE)) {
      return Finding.ok(subject, words());
    }
    String fix = "set maxmemory-policy volatile-lru: CONFIG SET maxmemory-policy volatile-lru";
    return limited
        ? Finding.unfit(subject, words() + ": the activation of strategies may go", fix)
        : Finding.doubtful(subject, words() + ": harmless only while there is no maxmemory", fix);
  }

  private String words() {
    return "maxmemory-policy is " + policy + (limited ? "" : ", without a maxmemory");
  }
}

package io.riskhub.hub.redis;

import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.digest.DigestUtils;
import redis.clients.jedis.UnifiedJedis;

/**
 * A script and the digest by which Redis knows it.
 *
 * @param text in Lua
 */
record Script(String text, String sha) {

  Script(String text) {
    this(text, DigestUtils.sha1Hex(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Makes it known to Redis. */
  void load(UnifiedJedis redis) {
    String unused = redis.scriptLoad(text);
  }
}

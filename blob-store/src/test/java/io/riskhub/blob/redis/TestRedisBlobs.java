package io.riskhub.blob.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.riskhub.blob.BlobRef;
import java.net.URI;
import redis.clients.jedis.Jedis;

/** A way around the store of blobs in Redis, for the tests of whoever uses one. */
public final class TestRedisBlobs {

  private TestRedisBlobs() {}

  /** Replaces what is stored, behind the store's back. */
  public static void overwrite(URI uri, BlobRef ref, byte[] bytes) {
    try (Jedis redis = new Jedis(uri)) {
      redis.set(ref.location().getBytes(UTF_8), bytes);
    }
  }
}

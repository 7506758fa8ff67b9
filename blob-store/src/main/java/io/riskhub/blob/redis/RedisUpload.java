package io.riskhub.blob.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobException.Reason;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.ContentDigest;
import io.riskhub.blob.integrity.RunningDigest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A blob on its way into Redis: gathered under a temporary key in parts, then renamed at once. What
 * a crash leaves behind expires by itself.
 */
final class RedisUpload implements AutoCloseable {

  static final int PART = 256 * 1024;

  /** How long a source may take for its next part. */
  private static final long TEMPORARY_MILLIS = Duration.ofMinutes(10).toMillis();

  /**
   * Gives the temporary key its name, if all of it is there. A blob that was there before keeps its
   * longer life.
   */
  private static final String PUBLISH =
      """
      if redis.call('STRLEN', KEYS[1]) ~= tonumber(ARGV[2]) then return 0 end
      local life = tonumber(ARGV[1])
      local left = redis.call('PTTL', KEYS[2])
      if left > life then life = left end
      redis.call('RENAME', KEYS[1], KEYS[2])
      local now = redis.call('TIME')
      local written = now[1] .. string.format('%06d', now[2])
      if left == -1 then
        redis.call('PERSIST', KEYS[2])
        redis.call('SET', KEYS[3], written)
      else
        redis.call('PEXPIRE', KEYS[2], life)
        redis.call('SET', KEYS[3], written, 'PX', life)
      end
      return 1
      """;

  private final UnifiedJedis redis;
  private final String server;
  private final String temporary;
  private long length;
  private boolean published;

  RedisUpload(UnifiedJedis redis, String server, String temporary) {
    this.redis = redis;
    this.server = server;
    this.temporary = temporary;
  }

  /**
   * Gathers all of {@code source}.
   *
   * @throws BlobException when Redis fails; any other exception is the source's
   */
  ContentDigest fill(BlobStore.Source source) throws IOException {
    RunningDigest digest = new RunningDigest();
    byte[] part = new byte[PART];
    try (InputStream in = source.open()) {
      int read;
      do {
        read = in.readNBytes(part, 0, PART);
        digest.update(part, read);
        append(read == PART ? part : Arrays.copyOf(part, read));
      } while (read == PART);
    }
    length = digest.length();
    return digest.digest();
  }

  /** Makes it the blob {@code ref}, for at least {@code life}. */
  void publish(BlobRef ref, String writtenKey, Duration life) throws BlobException {
    Object answer;
    try {
      answer =
          redis.eval(
              PUBLISH,
              List.of(temporary, ref.location(), writtenKey),
              List.of(Long.toString(life.toMillis()), Long.toString(length)));
    } catch (JedisException e) {
      throw RedisTrouble.of("store a blob", server, e);
    }
    if (!Long.valueOf(1).equals(answer)) {
      throw new BlobException(
          Reason.UNAVAILABLE,
          "cannot store a blob: %s lost a part of it on the way; try again".formatted(server));
    }
    published = true;
  }

  /** Removes what was not published. */
  @Override
  public void close() {
    if (published) {
      return;
    }
    try {
      redis.unlink(temporary);
    } catch (JedisException e) {
      // It expires.
    }
  }

  private void append(byte[] part) throws BlobException {
    try (AbstractPipeline pipeline = redis.pipelined()) {
      byte[] key = temporary.getBytes(UTF_8);
      Response<Long> appended = pipeline.append(key, part);
      Response<Long> expires = pipeline.pexpire(key, TEMPORARY_MILLIS);
      pipeline.sync();
      appended.get();
      expires.get();
    } catch (JedisException e) {
      throw RedisTrouble.of("store a blob", server, e);
    }
  }
}

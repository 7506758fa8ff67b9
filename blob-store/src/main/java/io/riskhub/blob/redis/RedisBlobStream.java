package io.riskhub.blob.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobRef;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.Function;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/** The bytes of a key, fetched in parts. Holds no connection between them. For one thread. */
final class RedisBlobStream extends InputStream {

  private final UnifiedJedis redis;
  private final Function<JedisException, BlobException> trouble;
  private final BlobRef ref;
  private byte[] part;
  private int position;
  private long fetched;

  /**
   * Fetches the first part, so that a blob that is gone is told at once.
   *
   * @param trouble says in words what Redis refused
   */
  RedisBlobStream(UnifiedJedis redis, BlobRef ref, Function<JedisException, BlobException> trouble)
      throws BlobException {
    this.redis = redis;
    this.ref = ref;
    this.trouble = trouble;
    this.part = fetch();
  }

  @Override
  public int read() throws BlobException {
    return isAtEnd() ? -1 : Byte.toUnsignedInt(part[position++]);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws BlobException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (length == 0) {
      return 0;
    }
    if (isAtEnd()) {
      return -1;
    }
    int count = Math.min(length, part.length - position);
    System.arraycopy(part, position, bytes, offset, count);
    position += count;
    return count;
  }

  private boolean isAtEnd() throws BlobException {
    if (position == part.length && part.length == RedisUpload.PART) {
      part = fetch();
      position = 0;
    }
    return position == part.length;
  }

  private byte[] fetch() throws BlobException {
    try {
      byte[] key = ref.location().getBytes(UTF_8);
      byte[] next = redis.getrange(key, fetched, fetched + RedisUpload.PART - 1);
      // An empty part is the end of a blob, or of its life.
      if (next.length == 0 && !redis.exists(key)) {
        throw BlobException.gone(ref);
      }
      fetched += next.length;
      return next;
    } catch (JedisException e) {
      throw trouble.apply(e);
    }
  }
}

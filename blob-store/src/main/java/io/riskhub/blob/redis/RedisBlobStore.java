package io.riskhub.blob.redis;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobName;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.CheckResult;
import io.riskhub.blob.RefCheck;
import io.riskhub.blob.StoredBlob;
import io.riskhub.blob.integrity.VerifyingInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/**
 * Blobs as strings in one Redis (6.2 or newer, no cluster), under {@code
 * <prefix><world>:<version>-<field>.<digest>}. They expire by themselves, never before their
 * snapshot. A Redis that evicts keys to save memory loses blobs; they are then gone.
 */
public final class RedisBlobStore implements BlobStore {

  /**
   * How much longer than its ttl a blob lives. The snapshot's life begins only when it is pushed,
   * after retries, and by the clock of another machine.
   */
  static final Duration GRACE = Duration.ofMinutes(10);

  private final UnifiedJedis redis;
  private final String server;
  private final RedisKeys keys;
  private final Duration shortestLife;

  /**
   * Connects when first used.
   *
   * @throws IllegalArgumentException when address or prefix cannot be used
   */
  public RedisBlobStore(BlobStoreSettings.Redis settings) {
    keys = new RedisKeys(settings.prefix());
    shortestLife = settings.cacheTtl();
    RedisAddress address = RedisAddress.of(settings.uri());
    redis = RedisConnection.open(address);
    server = address.toString();
  }

  @Override
  public BlobRef.Scheme scheme() {
    return BlobRef.Scheme.REDIS;
  }

  @Override
  public BlobRef put(String world, String version, String field, Source json, Duration ttl)
      throws IOException {
    BlobName.Stem stem = BlobName.stem(world, version, field);
    if (!ttl.isPositive()) {
      throw new IllegalArgumentException("a snapshot's ttl is more than nothing, not " + ttl);
    }
    Duration life = (ttl.compareTo(shortestLife) > 0 ? ttl : shortestLife).plus(GRACE);
    try (RedisUpload upload = new RedisUpload(redis, server, keys.newTemporary())) {
      BlobRef ref = keys.ref(stem.with(upload.fill(json)));
      upload.publish(ref, keys.written(ref), life);
      return ref;
    }
  }

  @Override
  public RefCheck resolve(BlobRef ref) {
    return keys.check(ref);
  }

  @Override
  public InputStream open(BlobRef ref) throws BlobException {
    requireOwn(ref);
    return new VerifyingInputStream(
        ref,
        new RedisBlobStream(redis, ref, e -> unreadable(ref, e)),
        () -> new RedisBlobStream(redis, ref, e -> unreadable(ref, e)));
  }

  private BlobException unreadable(BlobRef ref, JedisException e) {
    BlobException trouble = RedisTrouble.of("read " + ref, server, e);
    return e instanceof JedisDataException && canRead() ? trouble.ofThisBlobAlone() : trouble;
  }

  /** Whether keys of ours can be read at all. */
  private boolean canRead() {
    try {
      redis.getrange(keys.newTemporary(), 0, 0);
      return true;
    } catch (JedisException e) {
      return false;
    }
  }

  @Override
  public boolean exists(BlobRef ref) throws BlobException {
    requireOwn(ref);
    try {
      return redis.exists(ref.location());
    } catch (JedisException e) {
      throw RedisTrouble.of("look for " + ref, server, e);
    }
  }

  @Override
  public boolean delete(BlobRef ref) throws BlobException {
    requireOwn(ref);
    try {
      Object deleted =
          redis.eval(
              "redis.call('DEL', KEYS[2]) return redis.call('DEL', KEYS[1])",
              List.of(ref.location(), keys.written(ref)),
              List.of());
      return Long.valueOf(1).equals(deleted);
    } catch (JedisException e) {
      throw RedisTrouble.of("delete " + ref, server, e);
    }
  }

  @Override
  public Stream<StoredBlob> list() {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(
                new RedisListing(redis, server, keys), Spliterator.NONNULL),
            false)
        .flatMap(List::stream)
        .distinct();
  }

  /** Nothing: what a put that never ended left behind expires by itself. */
  @Override
  public int removeLeftovers(Instant before) {
    return 0;
  }

  @Override
  public CheckResult check() {
    String key = keys.newTemporary();
    try {
      redis.set(key, "riskhub", SetParams.setParams().ex(10));
      redis.unlink(key);
      return new CheckResult.Ok("keys %s* of %s".formatted(keys.prefix(), server));
    } catch (JedisException e) {
      return new CheckResult.Failed(
          "blob store: " + RedisTrouble.of("write a key", server, e).getMessage());
    }
  }

  @Override
  public void close() {
    redis.close();
  }

  private void requireOwn(BlobRef ref) throws BlobException {
    if (keys.check(ref) instanceof RefCheck.Refused refused) {
      throw BlobException.foreign(refused);
    }
  }
}

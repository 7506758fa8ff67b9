package io.riskhub.hub.config.settings;

import io.riskhub.blob.BlobRef.Scheme;
import io.riskhub.hub.Secret;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the large fields of snapshots are. What another kind of store needs may stand beside: one
 * file may serve several.
 *
 * @param type the kind of store
 * @param directory where files are
 * @param s3 where objects are
 * @param redis where keys are
 * @param inlineThreshold up to how many pairs, points or scenarios a field is no blob
 */
public record BlobSettings(
    @Nullable Scheme type,
    @Nullable Path directory,
    S3 s3,
    Redis redis,
    @Nullable Integer inlineThreshold) {

  /** The contract's threshold. */
  public static final int DEFAULT_INLINE_THRESHOLD = 100;

  /** Says nothing. */
  public static final BlobSettings NONE = new BlobSettings(null, null, S3.NONE, Redis.NONE, null);

  BlobSettings over(BlobSettings weaker) {
    return new BlobSettings(
        Either.of(type, weaker.type),
        Either.of(directory, weaker.directory),
        s3.over(weaker.s3),
        redis.over(weaker.redis),
        Either.of(inlineThreshold, weaker.inlineThreshold));
  }

  /**
   * A bucket of S3, or of what speaks like it.
   *
   * @param prefix what stands before all keys
   * @param endpoint the address of another S3 than Amazon's
   * @param accessKeyId the name of a key pair; without one, the environment's is used
   * @param secretAccessKey its secret
   */
  public record S3(
      @Nullable String bucket,
      @Nullable String prefix,
      @Nullable String endpoint,
      @Nullable String region,
      @Nullable String accessKeyId,
      @Nullable Secret secretAccessKey) {

    /** Says nothing. */
    public static final S3 NONE = new S3(null, null, null, null, null, null);

    S3 over(S3 weaker) {
      return new S3(
          Either.of(bucket, weaker.bucket),
          Either.of(prefix, weaker.prefix),
          Either.of(endpoint, weaker.endpoint),
          Either.of(region, weaker.region),
          Either.of(accessKeyId, weaker.accessKeyId),
          Either.of(secretAccessKey, weaker.secretAccessKey));
    }
  }

  /**
   * A Redis.
   *
   * @param url its address, which may hold a password
   * @param prefix what all keys begin with
   * @param cacheTtlSeconds how long blobs live at least, in seconds
   */
  public record Redis(
      @Nullable Secret url, @Nullable String prefix, @Nullable Integer cacheTtlSeconds) {

    /** Says nothing. */
    public static final Redis NONE = new Redis(null, null, null);

    Redis over(Redis weaker) {
      return new Redis(
          Either.of(url, weaker.url),
          Either.of(prefix, weaker.prefix),
          Either.of(cacheTtlSeconds, weaker.cacheTtlSeconds));
    }
  }
}

package io.riskhub.blob.s3;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobName;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.CheckResult;
import io.riskhub.blob.RefCheck;
import io.riskhub.blob.StoredBlob;
import io.riskhub.blob.integrity.RunningDigest;
import io.riskhub.blob.integrity.VerifyingInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Blobs as objects, {@code <prefix>/<world>/<version>-<field>.<digest>.json} in one bucket of S3 or
 * of what speaks like it. They live until they are deleted or swept, or a lifecycle rule of the
 * bucket removes them; such a rule must leave them longer than the longest ttl.
 */
public final class S3BlobStore implements BlobStore {

  /** The most that S3 gives at once. */
  private static final int PAGE = 1_000;

  private final S3Client s3;
  private final S3Keys keys;
  private final S3Upload upload;

  /**
   * Connects when first used.
   *
   * @throws IllegalArgumentException when a setting cannot be right
   */
  public S3BlobStore(BlobStoreSettings.S3 settings) {
    this(
        new S3Keys(settings.bucket(), settings.prefix()),
        S3Connection.open(settings),
        Clock.systemUTC());
  }

  S3BlobStore(S3Keys keys, S3Client s3, Clock clock) {
    this.s3 = s3;
    this.keys = keys;
    this.upload = new S3Upload(s3, keys, clock);
  }

  @Override
  public BlobRef.Scheme scheme() {
    return BlobRef.Scheme.S3;
  }

  @Override
  public BlobRef put(String world, String version, String field, Source json, Duration ttl)
      throws IOException {
    BlobName.Stem stem = BlobName.stem(world, version, field);
    if (!ttl.isPositive()) {
      throw new IllegalArgumentException("a snapshot's ttl is more than nothing, not " + ttl);
    }
    RunningDigest digest;
    try (InputStream blob = json.open()) {
      digest = RunningDigest.of(blob);
    }
    BlobRef ref = keys.ref(stem.with(digest.digest()));
    upload.put(ref, json, digest.length());
    return ref;
  }

  @Override
  public RefCheck resolve(BlobRef ref) {
    return keys.check(ref);
  }

  @Override
  public InputStream open(BlobRef ref) throws BlobException {
    requireOwn(ref);
    return new VerifyingInputStream(ref, fetch(ref), () -> fetch(ref));
  }

  @Override
  public boolean exists(BlobRef ref) throws BlobException {
    requireOwn(ref);
    try {
      s3.headObject(request -> request.bucket(keys.bucket()).key(keys.key(ref)));
      return true;
    } catch (NoSuchKeyException e) {
      requireBucket();
      return false;
    } catch (SdkException e) {
      throw S3Trouble.of("look for " + ref, e);
    }
  }

  @Override
  public boolean delete(BlobRef ref) throws BlobException {
    // S3 itself does not say whether there was one.
    if (!exists(ref)) {
      return false;
    }
    try {
      s3.deleteObject(request -> request.bucket(keys.bucket()).key(keys.key(ref)));
      return true;
    } catch (SdkException e) {
      throw S3Trouble.of("delete " + ref, e);
    }
  }

  @Override
  public Stream<StoredBlob> list() {
    return list(PAGE);
  }

  Stream<StoredBlob> list(int pageSize) {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(
                new S3Listing(s3, keys, pageSize), Spliterator.NONNULL),
            false)
        .flatMap(List::stream);
  }

  /** Nothing: an object is there once all of it is. */
  @Override
  public int removeLeftovers(Instant before) {
    return 0;
  }

  @Override
  public CheckResult check() {
    String probe = keys.newProbe();
    try {
      s3.putObject(
          request -> request.bucket(keys.bucket()).key(probe), RequestBody.fromString("riskhub"));
      s3.getObjectAsBytes(request -> request.bucket(keys.bucket()).key(probe));
      s3.deleteObject(request -> request.bucket(keys.bucket()).key(probe));
      return new CheckResult.Ok("objects below " + keys);
    } catch (SdkException e) {
      return new CheckResult.Failed(
          "blob store: " + S3Trouble.of("write, read and delete below " + keys, e).getMessage());
    }
  }

  @Override
  public void close() {
    s3.close();
  }

  private InputStream fetch(BlobRef ref) throws BlobException {
    try {
      return new S3BlobStream(
          s3.getObject(request -> request.bucket(keys.bucket()).key(keys.key(ref))), ref);
    } catch (NoSuchKeyException e) {
      throw BlobException.gone(ref);
    } catch (SdkException e) {
      BlobException trouble = S3Trouble.of("read " + ref, e);
      throw S3Trouble.mayBeOfOneObject(e) && canRead() ? trouble.ofThisBlobAlone() : trouble;
    }
  }

  /** Whether objects can be read at all: of one that is not there, S3 says so then. */
  private boolean canRead() {
    try {
      s3.getObjectAsBytes(request -> request.bucket(keys.bucket()).key(keys.newProbe()));
      return true;
    } catch (NoSuchKeyException e) {
      return true;
    } catch (SdkException e) {
      return false;
    }
  }

  /** The answer to HEAD has no body: a missing bucket looks like a missing object. */
  private void requireBucket() throws BlobException {
    try {
      s3.headBucket(request -> request.bucket(keys.bucket()));
    } catch (SdkException e) {
      throw S3Trouble.of("look for blobs below " + keys, e);
    }
  }

  private void requireOwn(BlobRef ref) throws BlobException {
    if (keys.check(ref) instanceof RefCheck.Refused refused) {
      throw BlobException.foreign(refused);
    }
  }
}

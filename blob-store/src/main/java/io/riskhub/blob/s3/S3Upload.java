package io.riskhub.blob.s3;

import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.integrity.VerifyingInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Puts blobs where they are not yet. */
final class S3Upload {

  private static final String JSON = "application/json";

  /**
   * An older object is written anew: the sweep goes by its age, and the snapshot of this put is yet
   * to come. Retries come sooner.
   */
  private static final Duration YOUNG = Duration.ofMinutes(5);

  private final S3Client s3;
  private final S3Keys keys;
  private final Clock clock;

  /** Whether this S3 knows conditional puts; not all do. */
  private volatile boolean conditional = true;

  S3Upload(S3Client s3, S3Keys keys, Clock clock) {
    this.s3 = s3;
    this.keys = keys;
    this.clock = clock;
  }

  /** Sees to it that the blob is there, whole and young. */
  void put(BlobRef ref, BlobStore.Source json, long length) throws IOException {
    try {
      if (!(conditional && putIfAbsent(ref, json, length)) && !isWholeAndYoung(ref)) {
        s3.putObject(request(ref).build(), body(ref, json, length));
      }
    } catch (SdkException e) {
      throw S3Trouble.of("store " + ref, e);
    } catch (UncheckedIOException e) {
      throw new IOException("a blob could not be read again", e.getCause());
    }
  }

  /** False when there is an object already, or another put of it is under way. */
  private boolean putIfAbsent(BlobRef ref, BlobStore.Source json, long length) {
    try {
      s3.putObject(request(ref).ifNoneMatch("*").build(), body(ref, json, length));
      return true;
    } catch (S3Exception e) {
      if (e.statusCode() == S3Trouble.NOT_IMPLEMENTED) {
        conditional = false;
      } else if (e.statusCode() != S3Trouble.PRECONDITION_FAILED
          && e.statusCode() != S3Trouble.CONFLICT) {
        throw e;
      }
      return false;
    }
  }

  private boolean isWholeAndYoung(BlobRef ref) {
    try (ResponseInputStream<GetObjectResponse> object =
        s3.getObject(request -> request.bucket(keys.bucket()).key(keys.key(ref)))) {
      if (object.response().lastModified().isBefore(clock.instant().minus(YOUNG))) {
        object.abort();
        return false;
      }
      new VerifyingInputStream(ref, new S3BlobStream(object, ref), InputStream::nullInputStream)
          .transferTo(OutputStream.nullOutputStream());
      return true;
    } catch (SdkException | IOException e) {
      // Gone, damaged, or not to be read: it is written anew, and that tells what is wrong.
      return false;
    }
  }

  private PutObjectRequest.Builder request(BlobRef ref) {
    return PutObjectRequest.builder().bucket(keys.bucket()).key(keys.key(ref)).contentType(JSON);
  }

  /** Hashed once more on its way: a source that changed meanwhile ends the request. */
  private static RequestBody body(BlobRef ref, BlobStore.Source json, long length) {
    return RequestBody.fromContentProvider(
        () -> {
          try {
            return new VerifyingInputStream(ref, json.open(), json);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        length,
        JSON);
  }
}

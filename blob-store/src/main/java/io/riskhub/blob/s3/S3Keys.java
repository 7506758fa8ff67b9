package io.riskhub.blob.s3;

import io.riskhub.blob.BlobName;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobRef.Scheme;
import io.riskhub.blob.RefCheck;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** The object keys of a store: those of one bucket, below one prefix. */
final class S3Keys {

  /** The longest key that S3 takes, in bytes. */
  private static final int MAX_KEY = 1_024;

  private final String bucket;
  private final String folder;
  private final String start;

  S3Keys(String bucket, String prefix) {
    this.bucket = bucket;
    String trimmed = prefix.replaceAll("^/+|/+$", "");
    this.folder = trimmed.isEmpty() ? "" : trimmed + "/";
    this.start = Scheme.S3.start() + bucket + "/" + folder;
    try {
      ref(BlobName.longest());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "blobs cannot be kept in bucket \"%s\" with prefix \"%s\": a bucket has 3 to 63 lower-case"
                  .formatted(bucket, prefix)
              + " letters, digits, dots and hyphens, a prefix no empty part, \".\" or \"..\"",
          e);
    }
    String longest = folder + BlobName.longest().path();
    if (longest.getBytes(StandardCharsets.UTF_8).length > MAX_KEY) {
      throw new IllegalArgumentException(
          "the prefix \"%s\" is too long: a key has at most %,d bytes".formatted(prefix, MAX_KEY));
    }
  }

  String bucket() {
    return bucket;
  }

  /** What all keys begin with; empty, or ends with a slash. */
  String folder() {
    return folder;
  }

  RefCheck check(BlobRef ref) {
    String text = ref.toString();
    return text.startsWith(start) && BlobName.ofPath(text.substring(start.length())).isPresent()
        ? new RefCheck.Valid(ref)
        : RefCheck.Refused.of("is not below " + start, ref);
  }

  BlobRef ref(BlobName name) {
    return BlobRef.of(start + name.path());
  }

  /** The ref of an object that is one of our blobs. */
  Optional<BlobRef> ref(String key) {
    return key.startsWith(folder)
        ? BlobName.ofPath(key.substring(folder.length())).map(this::ref)
        : Optional.empty();
  }

  /** The key of a ref of ours. */
  String key(BlobRef ref) {
    return ref.location().substring(bucket.length() + 1);
  }

  /** The key of a trifle; no ref can name it, since its percent sign encodes nothing. */
  String newProbe() {
    return folder + "%check-" + UUID.randomUUID();
  }

  /** The place, for messages. */
  @Override
  public String toString() {
    return start;
  }
}

package io.riskhub.blob.redis;

import io.riskhub.blob.BlobName;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobRef.Scheme;
import io.riskhub.blob.RefCheck;
import java.util.Optional;
import java.util.UUID;

/**
 * The keys of a store, all below its prefix. Those that are no blobs begin with a percent sign that
 * encodes nothing, so that no ref can name them.
 */
final class RedisKeys {

  private final String prefix;

  RedisKeys(String prefix) {
    this.prefix = prefix;
    try {
      ref(BlobName.longest());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "\"%s\" cannot be the prefix of blob keys; it should end with a colon".formatted(prefix),
          e);
    }
  }

  String prefix() {
    return prefix;
  }

  RefCheck check(BlobRef ref) {
    return name(ref.scheme(), ref.location()).isPresent()
        ? new RefCheck.Valid(ref)
        : RefCheck.Refused.of("is not one of the keys %s*".formatted(prefix), ref);
  }

  BlobRef ref(BlobName name) {
    return BlobRef.of(Scheme.REDIS.start() + prefix + name.key());
  }

  /** The ref of a key that is one of our blobs. */
  Optional<BlobRef> ref(String key) {
    return name(Scheme.REDIS, key).map(this::ref);
  }

  /** Where a blob is gathered before it gets its name. */
  String newTemporary() {
    return prefix + "%tmp:" + UUID.randomUUID();
  }

  /** Where the time of a blob's last put is kept: Redis itself does not know it. */
  String written(BlobRef ref) {
    return prefix + "%written:" + ref.location().substring(prefix.length());
  }

  /** What SCAN takes for "begins with the prefix". */
  String pattern() {
    return prefix.replaceAll("[*?\\[\\]\\\\^-]", "\\\\$0") + "*";
  }

  private Optional<BlobName> name(Scheme scheme, String key) {
    return scheme == Scheme.REDIS && key.startsWith(prefix)
        ? BlobName.ofKey(key.substring(prefix.length()))
        : Optional.empty();
  }
}
